const schemeAndAuthority = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#\\]+)/;

/** Parts of an absolute URL. */
export interface Address {
  scheme: string;
  /** As written: a redirect URI is compared as a string, so no spelling of an address is made into another. */
  writtenHost: string;
  /** As a client would connect to it. */
  host: string;
}

function hostOf(authority: string): string {
  return authority.startsWith('[')
    ? authority.slice(0, authority.indexOf(']') + 1)
    : (authority.split(':')[0] ?? '');
}

/** The address of an absolute URL, or what is wrong with it whatever it is for. */
export function readAddress(text: string): Address | string {
  const [, scheme, authority] = schemeAndAuthority.exec(text) ?? [];
  if (scheme === undefined || authority === undefined || !URL.canParse(text))
    return 'must be an absolute URL';
  if (authority.includes('@')) return 'must not hold user information';
  if (text.includes('#')) return 'must not hold a fragment';
  return { scheme: scheme.toLowerCase(), writtenHost: hostOf(authority), host: new URL(text).hostname };
}

const redirectLoopbacks = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * What is wrong with a redirect URI; undefined: nothing (contract, section 7; RFC 6749, 3.1.2; RFC 9700, 2.1: compared as a
 * string, hence no wildcard).
 */
export function redirectUriFault(uri: string): string | undefined {
  const address = readAddress(uri);
  if (typeof address === 'string') return address;
  if (uri.includes('*')) return 'must not hold a wildcard: name each URI';
  if (address.scheme === 'https') return undefined;
  if (address.scheme === 'http' && redirectLoopbacks.has(address.writtenHost)) return undefined;
  return 'must be https, or http on 127.0.0.1, [::1] or localhost';
}

/** What is wrong with a home page, which is shown as a link; undefined: nothing. */
export function homepageUrlFault(url: string): string | undefined {
  const address = readAddress(url.split('#')[0] ?? '');
  if (typeof address === 'string') return address;
  return address.scheme === 'https' || address.scheme === 'http' ? undefined : 'must be https or http';
}
