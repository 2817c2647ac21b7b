import { messagePage } from '../pages/message-page.ts';
import type { Page } from '../pages/page.ts';
import type { PageBranding } from '../pages/page-branding.ts';

/** Told where nothing is left to decide. */
export function overPage(branding: PageBranding, wasAnswered: boolean): Page {
  return wasAnswered
    ? messagePage(
        branding,
        410,
        'This request has been answered',
        'There is nothing left to decide. You can close this page.',
      )
    : messagePage(
        branding,
        410,
        'This link is over',
        'Nobody decided in time. Ask whoever sent it to you for a fresh link.',
      );
}

/** Told to persons who may not decide. */
export function notApproverPage(branding: PageBranding): Page {
  const what = 'You may not approve for this unit';
  return messagePage(branding, 403, what, 'Someone who administers the unit must open the link.');
}
