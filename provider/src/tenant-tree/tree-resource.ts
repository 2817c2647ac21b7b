/** Granularity `tree`: all nodes of a tree as one resource. */
import * as pulumi from '@pulumi/pulumi';
import type { TreeNode } from '../handlers/tenant-tree/tree-node.ts';
import { canonicalText } from '../handlers/tenant-tree/tree-node.ts';
import { EspalierResource, type OutputNames } from '../resources/espalier-resource.ts';
import type { DeletionMode } from '../resources/organization-unit.ts';
import { containsLater } from './later-values.ts';

/** What the engine keeps of a tree. */
export interface TreeSettings {
  prune: boolean;
  deletionMode: DeletionMode;
  adopt?: boolean | undefined;
}

/** The resource behind a TenantTree. Its properties are texts: objects of this size would slow the engine down. */
export class TreeResource extends EspalierResource {
  /** JSON: id by key. */
  declare readonly ids: pulumi.Output<string>;
  /** JSON: code by key, of units. */
  declare readonly codes: pulumi.Output<string>;
  declare readonly nodes: pulumi.Output<string>;
  declare readonly owner: pulumi.Output<string>;
  declare readonly tenantId: pulumi.Output<string>;

  constructor(
    name: string,
    nodes: readonly TreeNode[],
    settings: TreeSettings,
    opts: pulumi.CustomResourceOptions,
  ) {
    super('TenantTree', name, { ...settings, nodes: textOf(nodes) }, outputNames, opts);
  }
}

/** Without a round through Pulumi's outputs where there are none: with thousands of nodes it takes seconds. */
function textOf(nodes: readonly TreeNode[]): pulumi.Input<string> {
  if (!containsLater(nodes)) return canonicalText(nodes);
  return pulumi.output(nodes).apply((known) => canonicalText(known as readonly TreeNode[]));
}

const outputNames: OutputNames<TreeResource> = {
  ids: undefined,
  codes: undefined,
  nodes: undefined,
  owner: undefined,
  tenantId: undefined,
};
