import { randomBytes } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { PageBranding } from './page-branding.ts';
import { pageStyle } from './page-style.ts';

/** Escaped HTML. */
export type Markup = ReturnType<typeof html>;

/** What a page is made of. */
export interface Page {
  status: number;
  title: string;
  branding: PageBranding;
  /** Inside `<main>`. */
  content: Markup;
  /** Inside `<footer>`, before the terms. */
  footer?: Markup;
  /** Origin that a form's answer may redirect to, beside our own. */
  redirectOrigin?: string | undefined;
}

/** A page ready to send. */
export interface RenderedPage {
  status: number;
  headers: Record<string, string>;
  body: string;
}

function securityPolicy(nonce: string, { branding, redirectOrigin }: Page): string {
  const logo = branding.logo === undefined ? "'none'" : new URL(branding.logo).origin;
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `img-src ${logo}`,
    // Browsers hold redirects after a form to this list too.
    `form-action 'self'${redirectOrigin === undefined ? '' : ` ${redirectOrigin}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** Headers of every page that asks for a decision or shows one: not framed, not kept, not told to others. */
function headersOf(nonce: string, page: Page): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': securityPolicy(nonce, page),
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
  };
}

function ownerLine({ name, logo }: PageBranding): Markup {
  // The name stands beside it: read out twice it would only be noise.
  const picture = logo === undefined ? '' : html`<img src="${logo}" alt="" />`;
  return html`<header class="owner">${picture}<span>${name}</span></header>`;
}

/** Makes a page: server-rendered, without script, in the branding of its unit. */
export async function renderPage(page: Page): Promise<RenderedPage> {
  const nonce = randomBytes(16).toString('base64url');
  const { title, branding, content, footer = '' } = page;
  const terms =
    branding.termsUri === undefined
      ? ''
      : html` <a href="${branding.termsUri}" rel="noreferrer">Terms of service of ${branding.name}</a>`;
  const body = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>${title} · ${branding.name}</title>
<style nonce="${nonce}">${raw(pageStyle(branding))}</style>
</head>
<body><div class="page">
${ownerLine(branding)}
<main class="card">${content}</main>
<footer>${footer}${terms}</footer>
</div></body>
</html>
`;
  return { status: page.status, headers: headersOf(nonce, page), body: String(body) };
}
