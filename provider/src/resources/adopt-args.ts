import type * as pulumi from '@pulumi/pulumi';

/** Argument of every resource that is not a party. */
export interface AdoptArgs {
  /**
   * Takes over an object that exists already instead of creating one: `true` finds it by its natural key, which the
   * resource tells; a string is its id. None creates one. Only looked at when the resource is created. Default: `false`.
   */
  adopt?: pulumi.Input<boolean | string>;
}
