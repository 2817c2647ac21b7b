import * as pulumi from '@pulumi/pulumi';
import { providerText, type ResourceType } from '../provider-text.ts';
import { containsLater } from '../tenant-tree/later-values.ts';

/** Names of the outputs that a resource class declares, each with the value that tells Pulumi to resolve it. */
export type OutputNames<Resource> = {
  readonly [Name in Exclude<keyof Resource, keyof pulumi.CustomResource>]-?: undefined;
};

/** Base of all resources: a custom resource whose code is a constant text. */
export abstract class EspalierResource extends pulumi.CustomResource {
  protected constructor(
    type: ResourceType,
    name: string,
    args: object,
    outputs: Readonly<Record<string, undefined>>,
    opts: pulumi.CustomResourceOptions = {},
  ) {
    const token = `pulumi-nodejs:dynamic/espalier:${type}`;
    const hidden = {
      ...{ __provider: providerText(type), __urn: urnOf(token, name, opts.parent) },
      __secrets: secretNames(args),
    };
    const { stackTraceLimit } = Error;
    try {
      // Pulumi notes the whole stack four times for each output, in case its promise never ends: more than half the
      // time of a program with a thousand resources. (Where the resource was made it finds out by a limit of its own.)
      Error.stackTraceLimit = 1;
      // The directory knows a create by the URN: a second object beside the first would be taken for the first.
      super(token, name, { ...outputs, ...args, ...hidden }, { ...opts, deleteBeforeReplace: true });
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }
}

/**
 * The URN as a promise, which unlike the output it comes from does not make the resource wait for its parent:
 * waiting for a component means waiting for all children of it, this one's siblings, which would wait for this one.
 */
function urnOf(token: string, name: string, parent: pulumi.Resource | undefined): Promise<string> {
  return new Promise((resolve) => pulumi.createUrn(name, token, parent).apply(resolve));
}

/** Names of the arguments with something secret in them, which the engine does not tell the provider; undefined: none. */
function secretNames(args: object): Promise<string[] | undefined> | undefined {
  const later = Object.entries(args).filter(([, value]) => containsLater(value));
  if (later.length === 0) return undefined;
  const names = later.map(async ([name, value]) => {
    const output = pulumi.Output.isInstance(value) ? value : pulumi.output(value);
    return (await pulumi.isSecret(output)) ? [name] : [];
  });
  return Promise.all(names)
    .then((found) => (found.some(({ length }) => length > 0) ? found.flat() : undefined))
    .catch(() => undefined); // Its resource has failed: the argument itself tells.
}
