import type { ServiceCreate } from '@espalier/sdk';
import type * as pulumi from '@pulumi/pulumi';
import type { OutputNames } from './espalier-resource.ts';
import type { PartyFieldArgs, RoleArgs } from './party-args.ts';
import { PartyResource, partyOutputNames } from './party-resource.ts';

/** What a program may say about a service beside what it may say about any party. */
export interface ServiceFieldArgs {
  /** Open list, for example `case_handling`; 1 to 64 characters. Default: none. */
  serviceType?: pulumi.Input<ServiceCreate['serviceType']>;
  /** Address at which it answers. Default: none. */
  endpointUri?: pulumi.Input<ServiceCreate['endpointUri']>;
  /** Its OAuth client; 1 to 255 characters. Default: none. */
  oauthClientId?: pulumi.Input<ServiceCreate['oauthClientId']>;
}

/** Arguments of a {@link Service}. All of them change in place; none replaces the service. */
export interface ServiceArgs extends PartyFieldArgs, RoleArgs, ServiceFieldArgs {}

/** A service: software that acts as a party. */
export class Service extends PartyResource {
  declare readonly serviceType: pulumi.Output<string | undefined>;
  declare readonly endpointUri: pulumi.Output<string | undefined>;
  declare readonly oauthClientId: pulumi.Output<string | undefined>;

  /** Looks up a service by id, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Service {
    return new Service(name, {} as ServiceArgs, { ...opts, id });
  }

  constructor(name: string, args: ServiceArgs, opts?: pulumi.CustomResourceOptions) {
    super('Service', name, args, outputNames, opts);
  }
}

const outputNames: OutputNames<Service> = {
  ...partyOutputNames,
  serviceType: undefined,
  endpointUri: undefined,
  oauthClientId: undefined,
};
