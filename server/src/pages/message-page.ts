import { html } from 'hono/html';
import type { Page } from './page.ts';
import type { PageBranding } from './page-branding.ts';

/** A page that tells one thing: how a request ended, or why it cannot go on. */
export function messagePage(
  branding: PageBranding,
  status: number,
  title: string,
  ...paragraphs: string[]
): Page {
  const isProblem = status >= 400;
  return {
    status,
    title,
    branding,
    content: html`<h1>${title}</h1>${paragraphs.map(
      (text) => html`<p${isProblem ? html` role="alert"` : ''}>${text}</p>`,
    )}`,
  };
}
