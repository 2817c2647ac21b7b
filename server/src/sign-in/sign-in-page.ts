import { html } from 'hono/html';
import type { Page } from '../pages/page.ts';
import type { PageBranding } from '../pages/page-branding.ts';

/** What the sign-in page needs. */
export interface SignInView {
  branding: PageBranding;
  /** What the person signs in for. */
  purpose: string;
  /** Where the form is sent: the address that the person wanted. */
  action: string;
  /** Where sign-in at the tenant's OpenID provider begins; undefined: it has none. */
  openIdAddress: string | undefined;
  /** Why the last attempt failed. */
  problem?: string;
  redirectOrigin?: string | undefined;
}

/** Asks who the person is: by the tenant's OpenID provider, or by a token of theirs. */
export function signInPage(view: SignInView): Page {
  const { branding, purpose, action, openIdAddress, problem, redirectOrigin } = view;
  return {
    status: problem === undefined ? 200 : 401,
    title: 'Sign in',
    branding,
    redirectOrigin,
    content: html`<h1>Sign in</h1>
<p>${purpose}</p>
${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
${
  openIdAddress === undefined
    ? ''
    : html`<div class="actions"><a class="button first" href="${openIdAddress}">Sign in with your organization</a></div>
<h2>Or with a token</h2>`
}
<form method="post" action="${action}">
<label for="token">Your access token</label>
<input id="token" type="password" name="token" required autocomplete="off" spellcheck="false" aria-describedby="token-hint" />
<p class="faint" id="token-hint">A token that your administrator made for you. It is only used to see who you are.</p>
<div class="actions"><button class="${openIdAddress === undefined ? 'first' : ''}" type="submit">Sign in</button></div>
</form>`,
  };
}
