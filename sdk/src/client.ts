/** The client: options in, one property per resource out. */
import { Caller, type WithMeta } from './caller.ts';
import type {
  Answer,
  CallInput,
  Item,
  ListInput,
  ListOperationId,
  OperationId,
  Query,
} from './operation-types.ts';
import { type EspalierOptions, type RequestOptions, settingsFrom } from './options.ts';
import type { List } from './pagination.ts';
import { access } from './resources/access.ts';
import { applications } from './resources/applications.ts';
import { audit } from './resources/audit.ts';
import { authorizationApprovals, authorizations } from './resources/authorizations.ts';
import { groups } from './resources/groups.ts';
import { integrations } from './resources/integrations.ts';
import { organizations } from './resources/organizations.ts';
import { ou } from './resources/ou.ts';
import { parties } from './resources/parties.ts';
import { persons } from './resources/persons.ts';
import { profiles } from './resources/profiles.ts';
import { provisioningRules } from './resources/provisioning-rules.ts';
import { relationships, relationshipTypes } from './resources/relationships.ts';
import { roleAssignments, roles } from './resources/roles.ts';
import { services } from './resources/services.ts';
import { tenants } from './resources/tenants.ts';
import { type Backoff, defaultBackoff } from './retry.ts';
import { TokenSource } from './token-source.ts';
import { Transport } from './transport.ts';

/** A client of one directory, acting in the tenant of its token. */
export interface Espalier {
  readonly persons: ReturnType<typeof persons>;
  readonly organizations: ReturnType<typeof organizations>;
  readonly services: ReturnType<typeof services>;
  readonly groups: ReturnType<typeof groups>;
  readonly ou: ReturnType<typeof ou>;
  readonly parties: ReturnType<typeof parties>;
  readonly relationships: ReturnType<typeof relationships>;
  readonly relationshipTypes: ReturnType<typeof relationshipTypes>;
  readonly profiles: ReturnType<typeof profiles>;
  readonly access: ReturnType<typeof access>;
  readonly roles: ReturnType<typeof roles>;
  readonly roleAssignments: ReturnType<typeof roleAssignments>;
  readonly applications: ReturnType<typeof applications>;
  readonly integrations: ReturnType<typeof integrations>;
  readonly provisioningRules: ReturnType<typeof provisioningRules>;
  readonly authorizations: ReturnType<typeof authorizations>;
  readonly authorizationApprovals: ReturnType<typeof authorizationApprovals>;
  readonly tenants: ReturnType<typeof tenants>;
  readonly audit: ReturnType<typeof audit>;
  /** Who the token is, and what it may do. */
  whoami(options?: RequestOptions): Promise<Answer<'getWhoami'>>;
  /** Answers when the directory's process is up; needs no token. */
  health(options?: RequestOptions): Promise<Answer<'getHealth'>>;
  /** Calls any operation of the schema by its operationId, for those who choose operations by data. */
  callOperation<Id extends OperationId>(
    id: Id,
    input: CallInput<Id>,
    options?: RequestOptions,
  ): Promise<WithMeta<Answer<Id>>>;
  /** As `callOperation`, for operations that answer pages: iterate, or ask for one page with `.page()`. */
  listOperation<Id extends ListOperationId>(
    id: Id,
    input: ListInput<Id>,
    options?: RequestOptions,
  ): List<Item<Id>, Query<Id>, Answer<Id>>;
  /** Waits for calls under way, then closes the connections. Idle connections do not keep a process alive. */
  close(): Promise<void>;
}

/**
 * Makes a client. Nothing is sent before the first call.
 *
 * @throws TypeError naming the option that cannot be used
 */
export function createEspalier(options: EspalierOptions): Espalier {
  return newClient(options, defaultBackoff);
}

/** As `createEspalier`, with pauses of one's own; for tests, which cannot wait. */
export function newClient(options: EspalierOptions, backoff: Backoff): Espalier {
  const settings = settingsFrom(options);
  const { origin, maxConnections, attemptTimeoutMs, retries } = settings;
  const tokens = new TokenSource(options);
  const transport = new Transport(origin, maxConnections, attemptTimeoutMs);
  const caller = new Caller({ transport, tokens, backoff, retries }, settings);
  return {
    persons: persons(caller),
    organizations: organizations(caller),
    services: services(caller),
    groups: groups(caller),
    ou: ou(caller),
    parties: parties(caller),
    relationships: relationships(caller),
    relationshipTypes: relationshipTypes(caller),
    profiles: profiles(caller),
    access: access(caller),
    roles: roles(caller),
    roleAssignments: roleAssignments(caller),
    applications: applications(caller),
    integrations: integrations(caller),
    provisioningRules: provisioningRules(caller),
    authorizations: authorizations(caller),
    authorizationApprovals: authorizationApprovals(caller),
    tenants: tenants(caller),
    audit: audit(caller),
    whoami: (request) => caller.call('getWhoami', {}, request),
    health: (request) => caller.call('getHealth', {}, request),
    callOperation: (id, input, request) => caller.callWithMeta(id, input, request),
    listOperation: (id, input, request) => caller.list(id, input, request),
    close: () => transport.close(),
  };
}
