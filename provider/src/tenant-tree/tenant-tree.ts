import * as pulumi from '@pulumi/pulumi';
import type { TreeNode } from '../handlers/tenant-tree/tree-node.ts';
import { makeNodes } from './node-resources.ts';
import type { TenantTreeArgs } from './tenant-tree-args.ts';
import { TreeResource } from './tree-resource.ts';
import { nodesOf } from './written-tree.ts';

/**
 * Units, parties and groups of a tenant from one nested literal, or from a YAML or JSON file. Each node has a key, by
 * which it keeps its identity when it moves or is renamed.
 *
 * What is wrong with the tree is found before anything is written: all mistakes at once, those of a file with line and
 * column.
 */
export class TenantTree extends pulumi.ComponentResource {
  /** Ids by key. */
  declare readonly ids: pulumi.Output<Readonly<Record<string, string>>>;
  /** Codes of units by key; those below a unit that moved may be as of the last refresh with granularity `resource`. */
  declare readonly codes: pulumi.Output<Readonly<Record<string, string>>>;

  /** @throws pulumi.RunError for the last of the mistakes in the tree; the others are logged as errors */
  constructor(name: string, args: TenantTreeArgs, opts?: pulumi.ComponentResourceOptions) {
    const nodes = nodesOf(name, args);
    super('espalier:index:TenantTree', name, {}, opts);
    const outputs =
      args.granularity === 'tree' ? this.#asTree(name, nodes, args) : this.#asResources(name, nodes, args);
    Object.assign(this, outputs);
    // Not {ids, codes}: the engine would keep them a second time.
    this.registerOutputs({});
  }

  #asResources(name: string, nodes: readonly TreeNode[], args: TenantTreeArgs): TreeOutputs {
    const made = makeNodes(nodes, {
      name,
      deletionMode: args.deletionMode,
      adopt: args.adopt,
      options: { parent: this, ...(args.prune === false ? { retainOnDelete: true } : {}) },
    });
    const units = nodes.filter(({ type }) => type === 'OrganizationUnit');
    return {
      ids: collected(nodes, (key) => made.get(key)?.id),
      codes: collected(units, (key) => (made.get(key) as { code?: pulumi.Output<string> } | undefined)?.code),
    };
  }

  #asTree(name: string, nodes: readonly TreeNode[], args: TenantTreeArgs): TreeOutputs {
    const { prune = true, deletionMode = 'refuse', adopt } = args;
    const settings = { prune, deletionMode, ...(adopt === undefined ? {} : { adopt }) };
    const tree = new TreeResource(name, nodes, settings, { parent: this });
    return { ids: tree.ids.apply(parsed), codes: tree.codes.apply(parsed) };
  }
}

type TreeOutputs = Pick<TenantTree, 'ids' | 'codes'>;

function collected(
  nodes: readonly TreeNode[],
  of: (key: string) => pulumi.Output<string> | undefined,
): TreeOutputs['ids'] {
  const entries = nodes.map(({ key }) => [key, of(key)]);
  return pulumi.output(Object.fromEntries(entries) as Record<string, pulumi.Output<string>>);
}

function parsed(text: string): Record<string, string> {
  return JSON.parse(text) as Record<string, string>;
}
