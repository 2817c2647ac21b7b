/** A directory that is slow, fails or loses answers, and programs that are wrong: beside failures and refresh, what they leave behind. */
import assert from 'node:assert/strict';
import { DeclaredTree, portraitsIn } from './declared-tree.ts';
import type { Fault } from './request-recorder.ts';
import { scenery } from './scenery.ts';

const tree = new DeclaredTree();
const changed = tree.with({
  law: { displayName: 'Unit arts' },
  arts: { displayName: 'Unit law' },
  'science-1': { parent: 'law' },
  'person-0': { displayName: 'Head', home: 'arts' },
  'law-board': { members: ['person-9', 'person-8'] },
});
const small = `
  const law = new espalier.OrganizationUnit('law', { displayName: 'Law' });
  const ada = new espalier.Person('ada', { displayName: 'Ada', organizationUnitId: law.id });
  new espalier.Group('group', { displayName: 'Group', memberIds: [ada.id] });`;

describe('provider: a directory that loses answers', function () {
  const scene = scenery(this);

  /** The first write for each resource reaches the directory, but its answer never arrives. */
  function loseAnswers(): Set<string> {
    const lost = new Set<string>();
    scene.recorder.fault = (method, _, source) => {
      if (method === 'GET' || lost.has(source)) return undefined;
      lost.add(source);
      return { kind: 'drop-answer' };
    };
    return lost;
  }

  it('has each object once, changes it and deletes it all the same', async () => {
    for (const declared of [tree, changed]) {
      const lost = loseAnswers();
      await scene.deploy(declared.program());
      assert.equal(lost.size, declared === tree ? tree.size : 5, 'a write for each resource, and its repeat');
      assert.deepEqual(await portraitsIn(scene.tenant), declared.portraits());
    }
    const lost = loseAnswers();
    const gone = await scene.stack.destroy();
    assert.equal(gone.exitCode, 0, gone.text);
    assert.equal(lost.size, tree.size);
    assert.deepEqual(await portraitsIn(scene.tenant), []);
  });
});

describe('provider: a directory that is slow', function () {
  const scene = scenery(this);

  it('is waited for, each write sent once', async () => {
    scene.recorder.fault = () => ({ kind: 'delay', milliseconds: 1_500 });
    await scene.deploy(small);
    assert.deepEqual(scene.requests(), ['POST /ou', 'POST /persons', 'POST /groups']);
  });

  it('makes one object though the answer comes after the provider has asked again', async () => {
    let requests = 0;
    scene.recorder.fault = () => (requests++ === 0 ? { kind: 'delay', milliseconds: 15_000 } : undefined);
    await scene.deploy(`new espalier.Person('ada', { displayName: 'Ada' });`);
    assert.ok(requests > 1);
    assert.equal((await portraitsIn(scene.tenant)).length, 1);
  });
});

describe('provider: a program that is wrong', function () {
  const scene = scenery(this);
  const wrong: [resource: string, told: RegExp][] = [
    [`new espalier.Person('x', { displayName: 42 });`, /'x'.*property displayName .*string/g],
    [
      `new espalier.OrganizationUnit('x', { displayName: 'X', parentOuId: 7 });`,
      /'x'.*property parentOuId .*string/g,
    ],
    [
      `new espalier.Person('x', { displayName: 'X', shoeSize: 42 });`,
      /'x'.*property shoeSize .*not a field/g,
    ],
    [
      `new espalier.OrganizationUnit('w', { displayName: 'X', parentOuId: law.id });
       new espalier.OrganizationUnit('x', { displayName: 'X', parentOuId: law.id });`,
      /"x": displayName: is also that of "w"/g,
    ],
  ];

  it('is told once, before anything else in it is written', async () => {
    for (const [resource, told] of wrong) {
      scene.stack.program(small + resource);
      const { exitCode, text } = await scene.stack.command(['up', '--yes']);
      assert.notEqual(exitCode, 0);
      const errors = text.slice(text.indexOf('Diagnostics:')).match(told) ?? [];
      assert.equal(errors.length, 1, text);
      assert.deepEqual(scene.requests(), []);
    }
  });
});

describe('provider: a directory that fails during a refresh', function () {
  const scene = scenery(this);
  const always: [string, Fault][] = [
    ['an internal error', { kind: 'answer', status: 500, code: 'internal_error' }],
    ['a 404 that is not the tenant speaking', { kind: 'answer', status: 404, code: 'resource_not_found' }],
    ['no answer at all', { kind: 'hang' }],
  ];

  async function kept(): Promise<unknown> {
    return (await scene.stack.resources()).map(({ urn, id, inputs, outputs }) => ({
      urn,
      id,
      inputs,
      outputs,
    }));
  }

  it('leaves the state as it was, and up that refreshes first makes nothing anew', async () => {
    await scene.deploy(small);
    const before = await kept();
    for (const [title, fault] of always) {
      scene.recorder.fault = () => fault;
      const run = await scene.stack.refresh();
      assert.notEqual(run.exitCode, 0, title);
      assert.deepEqual(await kept(), before, title);
    }
    scene.recorder.take();
    scene.recorder.fault = () => ({ kind: 'answer', status: 401, code: 'unauthenticated' });
    const run = await scene.stack.up('--refresh');
    assert.notEqual(run.exitCode, 0, run.text);
    assert.deepEqual(await kept(), before);
    assert.ok(scene.recorder.take().every(({ method }) => method === 'GET'));
  });

  it('is asked again when it was only busy', async () => {
    await scene.deploy(small);
    const before = await kept();
    let refused = 0;
    scene.recorder.fault = () =>
      refused++ < 3 ? { kind: 'answer', status: 429, code: 'rate_limited' } : undefined;
    const run = await scene.stack.refresh('--expect-no-changes');
    assert.equal(run.exitCode, 0, run.text);
    assert.ok(refused > 3);
    assert.deepEqual(await kept(), before);
  });
});
