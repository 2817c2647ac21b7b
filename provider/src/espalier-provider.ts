import * as pulumi from '@pulumi/pulumi';
import { settingNames } from './settings.ts';

/** Settings of one instance of the provider. They win over the environment and over stack config. */
export interface EspalierProviderArgs {
  /** Address of the directory, for example `https://directory.example`, with or without `/v1`. */
  url: pulumi.Input<string>;
  /** API token of the tenant; kept as a secret. A new token changes no resource. */
  token: pulumi.Input<string>;
}

/**
 * An instance of the provider with settings of its own, so that one program can manage several tenants:
 * give it to resources as `{ provider }`.
 *
 * Resources without one use ESPALIER_URL and ESPALIER_TOKEN, else the stack config `espalier:url` and `espalier:token`.
 */
export class EspalierProvider extends pulumi.ProviderResource {
  /** @internal For lookups, which run in the program: the settings by their names. A secret. */
  readonly settings: pulumi.Output<{ readonly [name: string]: string }>;

  constructor(name: string, args: EspalierProviderArgs, opts?: pulumi.ResourceOptions) {
    const inputs = {
      [settingNames.instance]: 'explicit',
      [settingNames.url]: args.url,
      [settingNames.token]: pulumi.secret(args.token),
    };
    super('pulumi-nodejs', name, inputs, opts);
    this.settings = pulumi.output(inputs) as unknown as EspalierProvider['settings'];
  }
}
