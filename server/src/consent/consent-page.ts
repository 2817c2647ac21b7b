import { html } from 'hono/html';
import type { Markup, Page } from '../pages/page.ts';
import type { PageBranding } from '../pages/page-branding.ts';
import { wordsOfScope } from './scope-words.ts';

/** A unit that the person may approve for. */
export interface UnitChoice {
  id: string;
  displayName: string;
  /** Names of the units above it, root first, for units with one name. */
  path: string[];
}

/** What the consent page shows. */
export interface ConsentView {
  branding: PageBranding;
  application: { displayName: string; environment: string; homepageUrl: string | null };
  /** displayName of the application's unit. */
  publisher: string;
  /** The named unit alone, or those that the person may choose from. */
  units: UnitChoice[];
  isUnitNamed: boolean;
  /** Everything that will be granted. */
  scopes: string[];
  /** Those that an active authorization grants already; empty for a first one. */
  grantedScopes: string[];
  message: string | null;
  person: string;
  /** Where the form is sent. */
  action: string;
  csrf: string;
  redirectOrigin: string | undefined;
  problem?: string;
}

function scopeList({ scopes, grantedScopes }: ConsentView): Markup {
  const isWidening = grantedScopes.length > 0;
  return html`<ul>${scopes.map((scope) => {
    const isNew = isWidening && !grantedScopes.includes(scope);
    return html`<li>${wordsOfScope(scope)} <code>${scope}</code>${isNew ? html` <span class="new">new</span>` : ''}</li>`;
  })}</ul>`;
}

function unitName({ displayName, path }: UnitChoice): Markup {
  return html`${displayName}${path.length === 0 ? '' : html` <span class="faint">in ${path.join(' / ')}</span>`}`;
}

function unitPart({ units, isUnitNamed }: ConsentView): Markup {
  const [only] = units;
  if (isUnitNamed && only)
    return html`<dl><div><dt>For</dt><dd>${unitName(only)} and the units below it</dd></div></dl>`;
  const choices = units.map(
    (unit) =>
      html`<label class="choice"><input type="radio" name="organizationUnitId" value="${unit.id}" required${
        units.length === 1 ? ' checked' : ''
      } /> <span>${unitName(unit)} and the units below it</span></label>`,
  );
  return html`<fieldset><legend>For which unit?</legend>${choices}</fieldset>`;
}

function applicationPart({ application, publisher }: ConsentView): Markup {
  const { displayName, environment, homepageUrl } = application;
  const note =
    environment === 'production'
      ? ''
      : html`<p class="problem">This is a ${environment} version of the application.</p>`;
  const home =
    homepageUrl === null
      ? ''
      : html` <a href="${homepageUrl}" rel="noreferrer">${new URL(homepageUrl).host}</a>`;
  return html`<dl><div><dt>Application</dt><dd>${displayName}${home}</dd></div>
<div><dt>Published by</dt><dd>${publisher}</dd></div></dl>${note}`;
}

/** Asks for a decision on what an application wants (contract, section 7, Consent form). Works without script. */
export function consentPage(view: ConsentView): Page {
  const { branding, application, grantedScopes, message, person, action, csrf, redirectOrigin, problem } =
    view;
  const isKnown = grantedScopes.length > 0;
  const asksMore = view.scopes.some((scope) => !grantedScopes.includes(scope));
  const heading = `${application.displayName} asks for ${isKnown && asksMore ? 'more access' : 'access'}${isKnown && !asksMore ? ' again' : ''}`;
  return {
    status: problem === undefined ? 200 : 400,
    title: heading,
    branding,
    redirectOrigin,
    footer: html`<form method="post" action="/oauth/sign-out"><input type="hidden" name="csrf" value="${csrf}" />
<input type="hidden" name="continueTo" value="${action}" />Signed in as ${person}. <button class="quiet" type="submit">Not you?</button></form>`,
    content: html`<h1>${heading}</h1>
${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
${applicationPart(view)}
<form method="post" action="${action}">
<input type="hidden" name="csrf" value="${csrf}" />
${unitPart(view)}
<h2>It will be able to</h2>
${scopeList(view)}
${message === null ? '' : html`<h2>Message from ${view.publisher}</h2><blockquote>${message}</blockquote>`}
<p class="faint">You can end this at any time. The authorization belongs to the unit and stays when you leave.</p>
<div class="actions"><button class="first" type="submit" name="decision" value="approve">Approve</button>
<button type="submit" name="decision" value="deny" formnovalidate>Deny</button></div>
</form>`,
  };
}
