/** Authorizations with the names of what they connect and of who approved them. */
import {
  type Authorization,
  type Espalier,
  EspalierForbiddenError,
  EspalierNotFoundError,
} from '@espalier/sdk';

/** Names are null where the token may not read what has them, or it is gone. */
export interface NamedAuthorization extends Authorization {
  readonly application: string | null;
  /** Path of the customer's unit, as far up as the token may read. */
  readonly organizationUnit: string | null;
  readonly approvedBy: string | null;
}

/** Looks names up, each once however many authorizations need it. */
export function authorizationNamer(
  client: Espalier,
): (authorization: Authorization) => Promise<NamedAuthorization> {
  const applicationName = once(async (id) => (await client.applications.get(id)).displayName);
  const personName = once(async (id) => (await client.parties.get(id, { includeDeleted: true })).displayName);
  const unitPath = once(async (id) => {
    const { displayName, parentOuId } = await client.ou.get(id, { includeDeleted: true });
    const name = displayName.replaceAll('%', '%25').replaceAll('/', '%2F');
    const above = parentOuId === null ? '' : await unitPath(parentOuId);
    return above === null ? name : `${above}/${name}`;
  });
  return async (authorization) => ({
    ...authorization,
    application: await applicationName(authorization.applicationId),
    organizationUnit: await unitPath(authorization.organizationUnitId),
    approvedBy: authorization.approvedById === null ? null : await personName(authorization.approvedById),
  });
}

/** Asks once for each id; null where the directory does not tell. */
function once(look: (id: string) => Promise<string>): (id: string) => Promise<string | null> {
  const known = new Map<string, Promise<string | null>>();
  return (id) => {
    const found = known.get(id) ?? look(id).catch(nullIfHidden);
    known.set(id, found);
    return found;
  };
}

function nullIfHidden(error: unknown): null {
  if (error instanceof EspalierNotFoundError || error instanceof EspalierForbiddenError) return null;
  throw error;
}
