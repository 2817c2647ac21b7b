import * as pulumi from '@pulumi/pulumi';

/** Names of the resources by displayName, for each output that units were given as their parent. */
const siblings = new WeakMap<object, Map<string, string>>();

/**
 * Refuses a unit whose displayName another unit of the program has under the very same parent. The provider finds
 * this too once the parent's id is known; in a preview of a new tree only the program can.
 *
 * @throws pulumi.RunError naming both
 */
export function refuseTwin(resourceName: string, parentOuId: unknown, displayName: unknown): void {
  if (!pulumi.Output.isInstance(parentOuId) || typeof displayName !== 'string') return;
  const names = siblings.get(parentOuId) ?? new Map<string, string>();
  siblings.set(parentOuId, names);
  const twin = names.get(displayName);
  // The same resource name twice is for the engine to refuse, in its own words.
  if (twin !== undefined && twin !== resourceName) {
    throw new pulumi.RunError(
      `OrganizationUnit "${resourceName}": displayName: is also that of "${twin}", under the same parent; ` +
        'siblings need different names',
    );
  }
  names.set(displayName, resourceName);
}
