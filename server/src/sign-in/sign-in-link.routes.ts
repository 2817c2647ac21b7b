import { notFound } from '../errors/api-error.ts';
import type { Handlers } from '../http/handler.ts';
import { getPartyRow } from '../parties/party.store.ts';
import { insertSignInLink } from './sign-in-link.store.ts';

/** Where a link of this key is opened, below the public address. */
export const signInLinkPath = '/oauth/sign-in/link';

const defaultSeconds = 900;

/** One-time links that sign a person in (contract, section 7, Sign-in). */
export const signInLinkRoutes: Handlers = {
  createSignInLink: async ({ session, audit, now, publicUrl }, { path, body }) => {
    const person = await getPartyRow(session, path.id);
    if (person.party_type !== 'natural_person') throw notFound('person', path.id);
    const expiresAt = new Date(now.getTime() + (body?.expiresIn ?? defaultSeconds) * 1_000);
    const continueTo = body?.continueTo ?? null;
    const key = await insertSignInLink(session, { partyId: person.id, continueTo, expiresAt }, now);
    audit.append({
      action: 'sign_in_link.created',
      resource: { type: 'person', id: person.id },
      changes: { expiresAt: { before: null, after: expiresAt.toISOString() } },
    });
    return {
      status: 201,
      body: { url: `${publicUrl}${signInLinkPath}/${key}`, expiresAt: expiresAt.toISOString() },
      made: { type: 'party', ids: [person.id] },
    };
  },
};
