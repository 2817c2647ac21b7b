/** The two programs that `up` compares: the same tree, once as units of a directory, once as resources that do nothing. */

/** Branches of each unit: a tree of 1,000 is four levels deep. */
const FAN_OUT = 10;

/** What the engine's dynamic provider host runs for the floor: every operation answers at once. */
const noOpProvider = `exports.noOp = {
  check: async (_olds, inputs) => ({ inputs, failures: [] }),
  diff: async (_id, olds, news) => ({ changes: olds.displayName !== news.displayName }),
  create: async (inputs) => ({ id: 'no-op-' + inputs.displayName, outs: inputs }),
  update: async (_id, _olds, news) => ({ outs: news }),
  delete: async () => {},
};
`;

const head = `const pulumi = require('@pulumi/pulumi');\n`;

const unitClass = `const { OrganizationUnit: Node } = require('@espalier/pulumi');\n`;

/** As with our own resources, its code is a constant text: nothing is serialized. */
const noOpClass = `class Node extends pulumi.CustomResource {
  constructor(name, args) {
    const __provider = 'exports.handler=()=>require("no-op-provider").noOp';
    super('pulumi-nodejs:dynamic/bench:Node', name, { ...args, __provider });
  }
}
`;

const tree = (count: number) => `const nodes = [];
for (let index = 0; index < ${count}; index++) {
  const parentOuId = index === 0 ? undefined : nodes[Math.floor((index - 1) / ${FAN_OUT})].id;
  nodes.push(new Node('node-' + index, { displayName: 'Node ' + index, ...(parentOuId && { parentOuId }) }));
}
`;

/** Files of a program by name. */
export type ProgramFiles = Readonly<Record<string, string>>;

/** Declares `count` units as a tree. */
export function unitProgram(count: number): ProgramFiles {
  return { 'index.js': head + unitClass + tree(count) };
}

/** The same tree of resources that do nothing: what the engine itself costs. */
export function noOpProgram(count: number): ProgramFiles {
  return { 'index.js': head + noOpClass + tree(count), 'no-op-provider.js': noOpProvider };
}
