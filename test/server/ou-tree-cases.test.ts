import { strict as assert } from 'node:assert';
import {
  appendCode,
  formatCode,
  nextChildCode,
  parentCodeOf,
  relativeCode,
} from '../../server/src/ou/ou-code.rules.ts';
import { describeStores, type TestDirectory } from './directory.ts';
import {
  answerOf,
  caseFile,
  expectedAnswer,
  LoadedTree,
  type Query,
  type TreeCase,
} from './harness/tree-cases.ts';

/** Cases that have no counterpart here, with the reason; anything else must be replayed. */
const unmapped: Record<string, string> = Object.fromEntries([
  [
    'batch-parent-created-in-same-batch-rejected',
    'a batch may hold a tree here: a unit names a parent before it by parentRef',
  ],
  ['batch-empty-is-noop', 'a batch of none is a 400 here (contract, section 6)'],
  ...caseFile.cases
    .filter(({ users }) => users !== undefined)
    .map(({ name }) => [name, 'a party has one home unit here, not a set of memberships']),
]);

const unmappedCodeCases: Record<string, string> = {
  'code-format-1': 'a code has at least one number here, and the type of formatCode does not know better',
  'code-relative-8': 'relativeCode is only asked below an ancestor',
  'code-parent-21': 'there is no empty code: the store refuses one',
};

const codeFunctions: Record<string, (...args: never[]) => unknown> = {
  format: (...numbers: number[]) => formatCode(...numbers),
  append: appendCode,
  relative: relativeCode,
  next: (code: string) => nextChildCode(parentCodeOf(code), code),
  parent: parentCodeOf,
};

describe('cases of the tree', () => {
  it('are all replayed, but for those listed with a reason', () => {
    assert.equal(caseFile.cases.length, 46);
    assert.equal(Object.keys(unmapped).length, 4);
    assert.equal(caseFile.codeCases.length, 8);
    assert.equal(caseFile.concurrencyCases.length, 3);
    const known = new Set([...caseFile.cases, ...caseFile.codeCases].map(({ name }) => name));
    for (const name of [...Object.keys(unmapped), ...Object.keys(unmappedCodeCases)])
      assert.ok(known.has(name));
  });

  for (const { name, fn, args, expect } of caseFile.codeCases) {
    if (name in unmappedCodeCases) continue;
    it(name, () => assert.deepEqual(codeFunctions[fn]?.(...(args as never[])), expect));
  }
});

async function answerQuery(tree: LoadedTree, query: Query): Promise<unknown> {
  const tenant = await tree.tenantOf({});
  if (query.ask === 'children') {
    const page = await tenant.get(
      `/ou/${tree.idOf(String(query.parent))}/children?sort=code&sortDirection=ASC`,
    );
    return page.data.map(({ id }) => tree.keyOf(id));
  }
  // No read gives the next code, because it would promise what a parallel writer can take; a create shows it.
  if (query.ask === 'nextChildCode')
    return (await tenant.unit('next', query.parent == null ? null : { id: tree.idOf(query.parent) })).code;
  if (query.ask === 'findByName') {
    const found = await tenant.all(`/ou?q=${encodeURIComponent(String(query.displayName))}`);
    const exact = found.find(({ displayName }) => displayName === query.displayName);
    return exact === undefined ? null : tree.keyOf(exact.id);
  }
  throw new Error(`the query ${query.ask} is not mapped`);
}

async function replay(
  directory: TestDirectory,
  { tree: treeName, actions, expect }: TreeCase,
): Promise<void> {
  const tree = await LoadedTree.load(directory, caseFile.trees[treeName] ?? []);
  const wanted = await tree.snapshot();
  for (const { key, parent, displayName, code } of caseFile.trees[treeName] ?? [])
    assert.deepEqual(wanted[key], { parent, displayName, code });
  for (const [index, action] of actions.entries())
    assert.equal(
      answerOf(await tree.run(action)),
      expectedAnswer(expect.results[index] ?? ''),
      JSON.stringify(action),
    );
  for (const { key, deleted, parent = null, displayName = '', code = '' } of expect.after ?? []) {
    if (deleted) delete wanted[key];
    else wanted[key] = { parent, displayName, code };
  }
  assert.deepEqual(await tree.snapshot(), wanted);
  for (const query of expect.queries ?? []) assert.deepEqual(await answerQuery(tree, query), query.answer);
}

describeStores('cases of the tree, replayed', (directory) => {
  for (const treeCase of caseFile.cases) {
    if (treeCase.name in unmapped) continue;
    it(treeCase.name, () => replay(directory, treeCase));
  }

  const invariants: Record<string, (tree: LoadedTree, answers: string[]) => Promise<void>> = {
    'two-creates-same-name-race': async (_tree, answers) =>
      assert.deepEqual(answers.sort(), ['409 ou_name_taken', 'ok']),
    'create-under-parent-while-parent-moves': async (tree, answers) => {
      assert.deepEqual(answers, ['ok', 'ok']);
      const { n1, ou11 } = await tree.snapshot();
      assert.ok(n1?.code.startsWith(`${ou11?.code}.`), `${n1?.code} below ${ou11?.code}`);
    },
    'crossing-moves-race': async (_tree, answers) => assert.deepEqual(answers.sort(), ['409 ou_cycle', 'ok']),
  };

  for (const { name, tree: treeName, parallel } of caseFile.concurrencyCases) {
    it(name, async () => {
      for (let round = 0; round < 3; round += 1) {
        const tree = await LoadedTree.load(directory, caseFile.trees[treeName] ?? []);
        const replies = await Promise.all(parallel.map((action) => tree.run(action)));
        assert.ok(invariants[name], `the invariant of ${name} is not written yet`);
        await invariants[name](tree, replies.map(answerOf));
      }
    });
  }
});
