import { lockOnboarding, lockTree } from '../db/tenant-locks.ts';
import { ApiError, type ErrorDetail } from '../errors/api-error.ts';
import { type Answer, type Handlers, ok, type RequestContext } from '../http/handler.ts';
import { getIntegrationRow } from '../integrations/integration.store.ts';
import { type DirectoryStatement, surveyDirectory } from './directory-survey.ts';
import { carryOut } from './directory-sync.ts';
import { provisioningRuleRoutes } from './provisioning-rule.routes.ts';

interface NamedId {
  externalId: string;
  pointer: string;
}

/** @throws ApiError `external_id_repeated`, naming each place after the first */
function assertDistinct(named: NamedId[]): void {
  const seen = new Set<string>();
  const details = named.flatMap(({ externalId, pointer }): ErrorDetail[] => {
    const isNew = !seen.has(externalId);
    seen.add(externalId);
    return isNew ? [] : [{ pointer, code: 'external_id_repeated', message: 'stands in the body before' }];
  });
  if (details.length > 0)
    throw new ApiError('external_id_repeated', `${details[0]?.pointer} stands in the body before`, details);
}

async function takeOver(
  context: RequestContext,
  id: string,
  statement: DirectoryStatement,
  dryRun = false,
): Promise<Answer> {
  const { session, now } = context;
  lockTree(session, 'shared');
  lockOnboarding(session);
  const integration = await getIntegrationRow(session, id, now, 'for key share');
  if (integration.kind !== 'directory') throw new ApiError('integration_not_directory');
  const users = await surveyDirectory(context, integration.id, statement);
  const report = await carryOut(context, integration.id, users, dryRun);
  return { ...ok(report), dryRun };
}

function usersAt(field: string, users: { externalId: string }[]): NamedId[] {
  return users.map(({ externalId }, index) => ({ externalId, pointer: `/${field}/${index}/externalId` }));
}

/** Provisioning rules, and what directories say of their users. */
export const onboardingRoutes: Handlers = {
  ...provisioningRuleRoutes,
  replaceDirectory: (context, { path, query, body }) => {
    assertDistinct(usersAt('users', body.users));
    return takeOver(context, path.id, { users: body.users, left: null }, query.dryRun);
  },
  changeDirectory: (context, { path, query, body }) => {
    const { upsert = [], remove = [] } = body;
    const leaving = remove.map((externalId, index) => ({ externalId, pointer: `/remove/${index}` }));
    assertDistinct([...usersAt('upsert', upsert), ...leaving]);
    return takeOver(context, path.id, { users: upsert, left: remove }, query.dryRun);
  },
};
