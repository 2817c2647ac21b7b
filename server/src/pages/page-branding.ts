import type { Effective } from '../effective/effective.rules.ts';

/** What pages take from the branding of a unit or tenant. */
export interface PageBranding {
  /** Whose page it is. */
  name: string;
  /** https address of a picture; undefined: the name alone. */
  logo: string | undefined;
  /** Colour of buttons and links, `#rgb` or `#rrggbb`. */
  primaryColor: string;
  /** Colour of text upon it: black or white, whichever reads better. */
  onPrimaryColor: string;
  /** https address of the terms of service. */
  termsUri: string | undefined;
}

const defaultPrimaryColor = '#1d4ed8';
const colorForm = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

function textOf(branding: Record<string, unknown>, ...names: string[]): string | undefined {
  const values = names.map((name) => branding[name]);
  return values.find((value): value is string => typeof value === 'string' && value !== '');
}

/** Only addresses that a page may show as they are: a `javascript:` link would be code. */
function secureAddress(text: string | null | undefined): string | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' ? url.href : undefined;
}

function channels(color: string): number[] {
  const digits =
    color.length === 4 ? [...color.slice(1)].map((digit) => digit + digit).join('') : color.slice(1);
  return [0, 2, 4].map((start) => Number.parseInt(digits.slice(start, start + 2), 16) / 255);
}

/** Relative luminance, 0 (black) to 1 (white): WCAG 2.2. */
export function luminance(color: string): number {
  const linear = channels(color).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

/** Black or white, whichever has the higher contrast (WCAG 2.2) upon a colour. */
export function readableUpon(color: string): '#000000' | '#ffffff' {
  const light = luminance(color);
  return (light + 0.05) / 0.05 > 1.05 / (light + 0.05) ? '#000000' : '#ffffff';
}

/** Where no tenant is known. */
export const neutralBranding: PageBranding = {
  name: 'Espalier',
  logo: undefined,
  primaryColor: defaultPrimaryColor,
  onPrimaryColor: readableUpon(defaultPrimaryColor),
  termsUri: undefined,
};

/**
 * Reads the branding that the tree resolves to. Keys: `displayName` or `name`, `logo` or `logoUri`, `primaryColor`;
 * what cannot be shown safely is passed over.
 *
 * @param tenantName - stands where the branding has no name
 */
export function readBranding(effective: Effective, tenantName: string): PageBranding {
  const branding = effective.branding.value ?? {};
  const wanted = textOf(branding, 'primaryColor', 'color') ?? defaultPrimaryColor;
  const primaryColor = colorForm.test(wanted) ? wanted : defaultPrimaryColor;
  return {
    name: textOf(branding, 'displayName', 'name') ?? tenantName,
    logo: secureAddress(textOf(branding, 'logo', 'logoUri')),
    primaryColor,
    onPrimaryColor: readableUpon(primaryColor),
    termsUri: secureAddress(effective.tosUri.value),
  };
}
