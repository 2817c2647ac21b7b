import type { Application as ApplicationShape, Body } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { AdoptArgs } from './adopt-args.ts';
import { EspalierResource, type OutputNames } from './espalier-resource.ts';

type Fields = Body<'createApplication'>;

/** Arguments of an {@link Application}. For `adopt`, its natural key is unit and displayName. */
export interface ApplicationArgs extends AdoptArgs {
  /**
   * Id of the unit that publishes it. Another one updates in place, and is refused while an authorization is pending or
   * active.
   */
  organizationUnitId: pulumi.Input<Fields['organizationUnitId']>;
  /** What customers see; 1 to 128 characters. Updates in place. */
  displayName: pulumi.Input<Fields['displayName']>;
  /**
   * Where approvals may land, 1 to 20: absolute https, or http on 127.0.0.1, [::1] or localhost; no fragment, user info or
   * wildcard. Order does not matter. Updates in place.
   */
  redirectUris: pulumi.Input<pulumi.Input<Fields['redirectUris'][number]>[]>;
  /**
   * The most that it may ask for: `directory:read`, `directory:write`, `organizational_unit_scheduler`. Order does not
   * matter. Updates in place.
   */
  allowedScopes: pulumi.Input<pulumi.Input<Fields['allowedScopes'][number]>[]>;
  /** Shown to whoever approves, when it is not production. Updates in place. Default: `production` when it is created. */
  environment?: pulumi.Input<NonNullable<Fields['environment']>>;
  /** Where events of its authorizations are sent: https, or http on loopback. Updates in place. Default: none. */
  webhookUrl?: pulumi.Input<Fields['webhookUrl']>;
  /** Shown to whoever approves. Updates in place. Default: none. */
  homepageUrl?: pulumi.Input<Fields['homepageUrl']>;
  /** Public keys (RFC 7517) for `private_key_jwt`; at most 16 KiB. Updates in place. Default: none, it has a secret only. */
  jwks?: pulumi.Input<Fields['jwks']>;
  /**
   * Raise it to rotate the secret: `clientSecret` becomes a new one, the one before works until it is raised again, and the
   * one before that ends. A whole number; lowering it does nothing. Updates in place. Default: 0.
   */
  secretGeneration?: pulumi.Input<number>;
}

/** An application that customers' units authorize. An output that is not set in the directory is undefined. */
export class Application extends EspalierResource {
  declare readonly organizationUnitId: pulumi.Output<string>;
  declare readonly displayName: pulumi.Output<string>;
  declare readonly redirectUris: pulumi.Output<string[]>;
  declare readonly allowedScopes: pulumi.Output<string[]>;
  declare readonly environment: pulumi.Output<ApplicationShape['environment']>;
  declare readonly webhookUrl: pulumi.Output<string | undefined>;
  declare readonly homepageUrl: pulumi.Output<string | undefined>;
  declare readonly jwks: pulumi.Output<Record<string, unknown> | undefined>;
  declare readonly secretGeneration: pulumi.Output<number | undefined>;
  /** Names it to the authorization server; unique over all tenants. */
  declare readonly clientId: pulumi.Output<string>;
  /** The secret of this generation, a Pulumi secret; undefined for one that was imported or looked up. */
  declare readonly clientSecret: pulumi.Output<string | undefined>;
  /** Id of that secret in the directory. */
  declare readonly clientSecretId: pulumi.Output<string | undefined>;
  /** Tenant that it belongs to; follows from the token. */
  declare readonly tenantId: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string>;
  /** RFC 3339, UTC. */
  declare readonly updatedAt: pulumi.Output<string>;

  /** Looks up an application by id, without managing it and without its secret. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Application {
    return new Application(name, {} as ApplicationArgs, { ...opts, id });
  }

  constructor(name: string, args: ApplicationArgs, opts?: pulumi.CustomResourceOptions) {
    const additionalSecretOutputs = [...(opts?.additionalSecretOutputs ?? []), 'clientSecret'];
    super('Application', name, args, outputNames, { ...opts, additionalSecretOutputs });
  }
}

const outputNames: OutputNames<Application> = {
  organizationUnitId: undefined,
  displayName: undefined,
  redirectUris: undefined,
  allowedScopes: undefined,
  environment: undefined,
  webhookUrl: undefined,
  homepageUrl: undefined,
  jwks: undefined,
  secretGeneration: undefined,
  clientId: undefined,
  clientSecret: undefined,
  clientSecretId: undefined,
  tenantId: undefined,
  createdAt: undefined,
  updatedAt: undefined,
};
