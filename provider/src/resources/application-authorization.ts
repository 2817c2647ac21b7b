import type { Authorization, Body } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { AdoptArgs } from './adopt-args.ts';
import { EspalierResource, type OutputNames } from './espalier-resource.ts';

type Fields = Body<'requestAuthorization'>;

/** What to do about a customer who has denied, revoked or not answered in time. */
export type OnRevoked = 'report' | 'request' | 'fail';

/** Arguments of an {@link ApplicationAuthorization}. For `adopt`, its natural key is application and unit. */
export interface ApplicationAuthorizationArgs extends AdoptArgs {
  /** Id of the application that asks. Another one replaces the authorization: the old one is revoked. */
  applicationId: pulumi.Input<Fields['applicationId']>;
  /** Id of the customer's unit that is asked. Another one replaces the authorization: the old one is revoked. */
  organizationUnitId: pulumi.Input<Fields['organizationUnitId']>;
  /**
   * All that the application shall be allowed to do there, of its `allowedScopes`. Order does not matter. Updates in place:
   * fewer act at once, more wait for approval while the old ones work.
   */
  scopes: pulumi.Input<pulumi.Input<Fields['scopes'][number]>[]>;
  /**
   * To whoever approves; 1 to 1024 characters, may have several lines. Updates in place, and never costs an approval; asks
   * again whoever has denied or revoked. Default: none.
   */
  message?: pulumi.Input<Fields['message']>;
  /** Who is expected to approve, for example an address; gives no right. Updates in place, and never costs an approval. Default: none. */
  approverHint?: pulumi.Input<Fields['approverHint']>;
  /** Seconds until an action link dies, 1 to 7,776,000. Holds for the links that are made from then on. Default: 604,800, a week. */
  expiresIn?: pulumi.Input<number>;
  /**
   * Seconds that a create or an update waits for a decision, at most 86,400. Running out leaves it pending with a warning.
   * Default: 0, it does not wait.
   */
  waitForApproval?: pulumi.Input<number>;
  /**
   * When the customer has denied, revoked or let it expire: `report` warns and asks nobody, `request` asks again, `fail` fails
   * the `up`. Default: `report`.
   */
  onRevoked?: pulumi.Input<OnRevoked>;
}

/**
 * What a customer's unit lets an application do. Somebody over there approves, when they like: until then it is `pending`, and
 * `actionUrl` is where they do so. A delete revokes it. An output that has no value is undefined.
 */
export class ApplicationAuthorization extends EspalierResource {
  declare readonly applicationId: pulumi.Output<string>;
  declare readonly organizationUnitId: pulumi.Output<string>;
  /** What the program asks for; see `grantedScopes`. */
  declare readonly scopes: pulumi.Output<string[]>;
  declare readonly message: pulumi.Output<string | undefined>;
  declare readonly approverHint: pulumi.Output<string | undefined>;
  declare readonly expiresIn: pulumi.Output<number | undefined>;
  declare readonly waitForApproval: pulumi.Output<number | undefined>;
  declare readonly onRevoked: pulumi.Output<OnRevoked | undefined>;
  declare readonly status: pulumi.Output<Authorization['status']>;
  /** What works; empty unless it is active or needs_reauthorization. */
  declare readonly grantedScopes: pulumi.Output<string[]>;
  /** The whole wanted set of a widening that waits for approval. */
  declare readonly pendingScopes: pulumi.Output<string[] | undefined>;
  /** Where a person decides; undefined when nothing is to do. A pointer, no credential. */
  declare readonly actionUrl: pulumi.Output<string | undefined>;
  /** When that link dies; RFC 3339, UTC. */
  declare readonly actionExpiresAt: pulumi.Output<string | undefined>;
  /** Party that has approved; undefined for a token without one, and where nobody was needed. */
  declare readonly approvedById: pulumi.Output<string | undefined>;
  /** Last approval; RFC 3339, UTC. */
  declare readonly approvedAt: pulumi.Output<string | undefined>;
  /** Why it has this status, as whoever decided has said. */
  declare readonly statusReason: pulumi.Output<string | undefined>;
  /** RFC 3339, UTC. */
  declare readonly statusChangedAt: pulumi.Output<string>;
  /** Tenant that it belongs to; follows from the token. */
  declare readonly tenantId: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly updatedAt: pulumi.Output<string>;

  /** Looks up an authorization by id, without managing it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): ApplicationAuthorization {
    return new ApplicationAuthorization(name, {} as ApplicationAuthorizationArgs, { ...opts, id });
  }

  constructor(name: string, args: ApplicationAuthorizationArgs, opts?: pulumi.CustomResourceOptions) {
    super('ApplicationAuthorization', name, args, outputNames, opts);
  }
}

const outputNames: OutputNames<ApplicationAuthorization> = {
  applicationId: undefined,
  organizationUnitId: undefined,
  scopes: undefined,
  message: undefined,
  approverHint: undefined,
  expiresIn: undefined,
  waitForApproval: undefined,
  onRevoked: undefined,
  status: undefined,
  grantedScopes: undefined,
  pendingScopes: undefined,
  actionUrl: undefined,
  actionExpiresAt: undefined,
  approvedById: undefined,
  approvedAt: undefined,
  statusReason: undefined,
  statusChangedAt: undefined,
  tenantId: undefined,
  createdAt: undefined,
  updatedAt: undefined,
};
