import { isDeepStrictEqual } from 'node:util';
import type { Session } from '../db/session.ts';
import { fieldError } from '../errors/api-error.ts';
import { assertIfMatch } from '../http/etag.ts';
import { type Handlers, ok, resource } from '../http/handler.ts';
import { findParties } from '../parties/party.store.ts';
import { assertReferences } from '../parties/party-references.store.ts';
import { findRelationshipType } from '../relationships/relationship-types.store.ts';
import { readRules, writeRules } from './access.store.ts';
import { decideAccess } from './access-check.ts';
import { type AccessRule, applicableRules, typesNamed } from './access-path.rules.ts';

/** A rule with every field, as it is kept and shown. */
function fullRule({ name, actions, resourceType = null, path }: AccessRule): AccessRule {
  return { name, actions, resourceType, path };
}

async function visibleOf(session: Session, ids: string[]): Promise<string[]> {
  const seen = new Set((await findParties(session, ids)).map(({ id }) => id));
  return ids.filter((id) => seen.has(id));
}

/** Access rules and checks. */
export const accessRoutes: Handlers = {
  getAccessRules: async ({ session }) => resource({ rules: await readRules(session) }),
  replaceAccessRules: async ({ session, audit, now, ifMatch }, { body }) => {
    const before = await readRules(session);
    assertIfMatch(ifMatch, { rules: before });
    const rules = body.rules.map(fullRule);
    for (const { type, pointer } of typesNamed(rules)) {
      if (!(await findRelationshipType(session, type)))
        throw fieldError(
          'reference_not_found',
          pointer,
          `there is no relationship type ${type} in this tenant`,
        );
    }
    if (!isDeepStrictEqual(before, rules)) {
      await writeRules(session, rules, now);
      audit.append({
        action: 'access_rules.replaced',
        resource: { type: 'access_rules', id: null },
        changes: { rules: { before, after: rules } },
      });
    }
    return resource({ rules: await readRules(session) });
  },
  checkAccess: async ({ session, now }, { body }) => {
    const { subjectId, action, resourceId } = body;
    const [subject, resource] = [subjectId.toLowerCase(), resourceId.toLowerCase()];
    const references = [
      { id: subject, pointer: '/subjectId' },
      { id: resource, pointer: '/resourceId' },
    ];
    const [types, all] = await Promise.all([assertReferences(session, references), readRules(session)]);
    const rules = applicableRules(all, action, types.get(resource) as string);
    // The decision is the same whoever asks; of the way to it the caller is told what it may see.
    const decision = await session.asTenant(() => decideAccess(session, rules, resource, subject, now));
    return ok(session.hasReader ? { ...decision, path: await visibleOf(session, decision.path) } : decision);
  },
};
