import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

type Outputs = { ids: Record<string, string>; codes: Record<string, string> };

/** A company as a literal; the text of a program. */
const company = `{
  units: [{ key: 'top', displayName: 'Top', units: [
    { key: 'sales', displayName: 'Sales', units: [{ key: 'emea', displayName: 'EMEA' }],
      parties: [{ key: 'ada', type: 'Person', displayName: 'Ada', email: 'ada@example.org', specializations: [{ subtype: 'employee' }] }] },
    { key: 'labs', displayName: 'Labs', branding: { color: 'blue' }, tosUri: 'https://labs.example', parties: [] }],
    groups: [{ key: 'board', displayName: 'Board', members: ['ada', 'staff'] }, { key: 'staff', displayName: 'Staff', members: ['emea'] }] }],
}`;

describe('provider: a tenant tree on the real engine', function () {
  const scene = scenery(this);
  const client = () => scene.tenant.client;

  const program = (args: string, granularity: string) => `
    const tree = new espalier.TenantTree('t', { granularity: '${granularity}', ...${args} });
    Object.assign(exports, { ids: tree.ids, codes: tree.codes });`;

  async function deploy(args: string, granularity: string) {
    const { steps, text } = await scene.deploy(program(args, granularity));
    return { steps, text, ...((await scene.stack.outputs()) as Outputs) };
  }

  for (const granularity of ['resource', 'tree']) {
    it(`lives, granularity ${granularity}: made, reorganized in one up, drifted, repaired, destroyed`, async () => {
      const made = await deploy(company, granularity);
      assert.equal(Object.keys(made.ids).length, 7);
      assert.equal(made.codes.top, '00001');
      assert.equal(made.codes.ada, undefined);
      const urns = (await scene.stack.resources()).map(({ urn }) => urn);

      // The chain turns upside down, siblings exchange names, the group in the other contains it.
      const reorganized = await deploy(
        `{ units: [{ key: 'emea', displayName: 'EMEA', parties: [{ key: 'ada', type: 'Person', displayName: 'Ada V.', specializations: [] }],
            units: [{ key: 'sales', displayName: 'Labs', units: [{ key: 'top', displayName: 'Top' }] }, { key: 'labs', displayName: 'Sales', branding: null, ouInheritancePolicy: null }],
            groups: [{ key: 'staff', displayName: 'Staff', members: ['board'] }, { key: 'board', displayName: 'Board', members: ['sales'] }] }] }`,
        granularity,
      );
      assert.deepEqual(reorganized.ids, made.ids);
      assert.deepEqual((await scene.stack.resources()).map(({ urn }) => urn).sort(), urns.sort());
      assert.ok(
        reorganized.steps.every(({ op }) => op === 'update'),
        JSON.stringify(reorganized.steps),
      );
      await assertReorganized(made.ids);
      const idle = await scene.stack.up();
      assert.deepEqual(idle.steps, []);
      assert.doesNotMatch(idle.text, /TenantTree "t":/);

      await client().ou.update(made.ids.labs ?? '', { displayName: 'Drifted' });
      await client().persons.delete(made.ids.ada ?? '');
      const refreshed = await scene.stack.refresh();
      assert.match(refreshed.text, /Drifted/);
      const repaired = await scene.stack.up();
      assert.equal(repaired.exitCode, 0, repaired.text);
      const { ids } = (await scene.stack.outputs()) as Outputs;
      assert.equal((await client().ou.get(made.ids.labs ?? '')).displayName, 'Sales');
      assert.equal((await client().persons.get(ids.ada ?? '')).displayName, 'Ada V.');
      assert.deepEqual({ ...ids, ada: '' }, { ...made.ids, ada: '' });

      const destroyed = await scene.stack.destroy();
      assert.equal(destroyed.exitCode, 0, destroyed.text);
      assert.deepEqual(await Array.fromAsync(client().parties.list()), []);
    });
  }

  async function assertReorganized(ids: Outputs['ids']) {
    const top = await client().ou.get(ids.top ?? '');
    assert.deepEqual([top.displayName, top.parentOuId, top.level], ['Top', ids.sales, 3]);
    const labs = await client().ou.get(ids.labs ?? '');
    assert.deepEqual([labs.displayName, labs.branding, labs.tosUri], ['Sales', null, 'https://labs.example']);
    const ada = await client().persons.get(ids.ada ?? '');
    assert.deepEqual(
      [ada.displayName, ada.email, ada.organizationUnitId],
      ['Ada V.', 'ada@example.org', ids.emea],
    );
    const members = await Array.fromAsync(client().groups.members(ids.staff ?? ''));
    assert.deepEqual(
      members.map(({ id }) => id),
      [ids.board],
    );
  }

  it('as one resource is one request and one transaction, and a preview says what by path', async () => {
    await scene.deploy(program(company, 'tree'));
    assert.deepEqual(scene.requests(), ['GET /whoami', 'POST /ou/apply', 'GET /ou/tree']);
    const changed = company
      .replace(`'Sales', units: [{ key: 'emea'`, `'Revenue', units: [{ key: 'apac'`)
      .replace(`'EMEA'`, `'APAC'`)
      .replace(`members: ['emea']`, 'members: []')
      .replace('parties: []', `units: [{ key: 'lab', displayName: 'Lab' }]`);
    scene.stack.program(program(changed, 'tree'));
    const { text } = await scene.stack.preview();
    const told = text
      .split('\n')
      .filter((line) => /^(TenantTree| {2}[~+-] (move|rename|add|remove|change))/.test(line));
    assert.deepEqual(told, [
      'TenantTree "t": 1 rename, 2 additions, 1 removal, 1 other change',
      '  ~ rename /Top/Sales -> /Top/Revenue (sales)',
      '  + add /Top/Revenue/APAC (apac)',
      '  + add /Top/Labs/Lab (lab)',
      '  ~ change /Top/Staff (staff): members',
      '  - remove /Top/Sales/EMEA (emea)',
    ]);
    assert.deepEqual(scene.requests(), []);
    await scene.deploy(program(changed, 'tree'));
    assert.deepEqual(scene.requests(), ['GET /whoami', 'POST /ou/apply', 'GET /ou/tree']);
    assert.deepEqual((await scene.deploy(program(changed, 'tree'))).steps, []);
    assert.deepEqual(scene.requests(), []);
  });

  it('takes values that only another resource tells, and its own provider instance', async () => {
    const { tenant, stack } = scene;
    const settings = { url: stack.environment.ESPALIER_URL, token: tenant.token };
    stack.environment = { ESPALIER_URL: 'http://127.0.0.1:9', ESPALIER_TOKEN: 'x' };
    for (const granularity of ['resource', 'tree']) {
      const args = `{ granularity: '${granularity}', units: [{ key: 'u', displayName: 'U ${granularity}', ownerId: boss.id, branding: { by: boss.displayName } }] }`;
      await scene.deploy(`
        const provider = new espalier.EspalierProvider('p', ${JSON.stringify(settings)});
        const boss = new espalier.Person('boss', { displayName: 'Boss' }, { provider });
        const tree = new espalier.TenantTree('${granularity}', ${args}, { provider });
        Object.assign(exports, { id: tree.ids.apply(({ u }) => u), boss: boss.id });`);
      const { id, boss } = (await stack.outputs()) as { id: string; boss: string };
      const { ownerId, branding } = await tenant.client.ou.get(id);
      assert.deepEqual([ownerId, branding], [boss, { by: 'Boss' }]);
    }
  });

  it('is written to no other tenant than its own', async () => {
    const { stack, directory } = scene;
    await scene.deploy(program(company, 'tree'));
    const mine = stack.environment.ESPALIER_TOKEN ?? '';
    const other = await directory.newTenant();
    stack.environment.ESPALIER_TOKEN = other.token;
    stack.program(program(company.replace(`'Sales'`, `'Revenue'`), 'tree'));
    for (const run of [await stack.up(), await stack.destroy()]) {
      assert.notEqual(run.exitCode, 0);
      assert.match(String(run.diagnostics), /TenantTree "t": is in tenant .* use a token of the former/);
    }
    assert.deepEqual(await Array.fromAsync(other.client.parties.list()), []);
    stack.environment.ESPALIER_TOKEN = mine;
  });

  it('survives requests that fail: nothing is half done, and a refresh that cannot read takes nothing for gone', async () => {
    const { stack, recorder } = scene;
    stack.program(program(company, 'tree'));
    let applies = 0;
    recorder.fault = (_method, path) =>
      path === '/ou/apply' && ++applies === 1 ? { kind: 'drop-answer' } : undefined;
    assert.equal((await stack.up()).exitCode, 0);
    assert.ok(applies > 1);
    assert.equal((await Array.fromAsync(client().parties.list())).length, 7);

    recorder.fault = (_method, path) =>
      path === '/ou/tree' ? { kind: 'answer', status: 500, code: 'internal_error' } : undefined;
    const moved = company.replace(
      `{ key: 'labs', displayName: 'Labs'`,
      `{ key: 'labs', displayName: 'Laboratories'`,
    );
    stack.program(program(moved, 'tree'));
    assert.notEqual((await stack.up()).exitCode, 0);
    recorder.fault = (_method, path) =>
      /^\/(ou|persons)\//.test(path) ? { kind: 'answer', status: 503, code: 'store_unavailable' } : undefined;
    assert.notEqual((await stack.refresh()).exitCode, 0);
    recorder.fault = () => undefined;
    const repaired = await scene.deploy(program(moved, 'tree'));
    assert.deepEqual(described(repaired.steps), ['update TenantTree t']);
    assert.deepEqual(
      (await stack.refresh()).steps.filter(({ op }) => op !== 'refresh'),
      [],
    );
    assert.deepEqual((await scene.deploy(program(moved, 'tree'))).steps, []);
    assert.equal((await Array.fromAsync(client().parties.list())).length, 7);
  });

  it('leaves alone what is not its own: other trees, other parties, and all of it with prune: false', async () => {
    for (const granularity of ['resource', 'tree']) {
      const tree = (name: string, more: string, lab = '') =>
        `new espalier.TenantTree('${name}', { granularity: '${granularity}', ${more}, units: [{ key: 'top', displayName: '${name} ${granularity}', units: [${lab}] }] });`;
      const lab = `{ key: 'lab', displayName: 'Lab' }`;
      await scene.deploy(tree('a', 'prune: false', lab) + tree('b', 'prune: true', lab));
      const kept = await scene.deploy(tree('a', 'prune: false') + tree('b', 'prune: true'));
      assert.equal(kept.exitCode, 0, kept.text);
      await scene.deploy('');
      const units = await Array.fromAsync(client().ou.list());
      const names = units
        .filter(({ displayName }) => displayName !== 'Lab')
        .map(({ displayName }) => displayName);
      assert.deepEqual(names, [`a ${granularity}`]);
      for (const { id } of units) await client().ou.delete(id, { mode: 'rehome' });
    }
  });

  it('refuses to delete a unit in which something else lives, unless deletionMode says what becomes of it', async () => {
    const tree = (mode: string, lab: string) =>
      program(
        `{ deletionMode: '${mode}', units: [{ key: 'top', displayName: 'Top', units: [${lab}] }] }`,
        'tree',
      );
    const lab = `{ key: 'lab', displayName: 'Lab', units: [{ key: 'deep', displayName: 'Deep' }] }`;
    await scene.deploy(tree('refuse', lab));
    const { ids } = (await scene.stack.outputs()) as Outputs;
    const guest = await client().persons.create({ displayName: 'Guest', organizationUnitId: ids.deep ?? '' });
    scene.stack.program(tree('refuse', ''));
    const refused = await scene.stack.up();
    assert.match(
      String(refused.diagnostics),
      /0 units below them and 1 parties living in them.*ou_not_empty.*rehome/,
    );
    assert.equal((await client().ou.get(ids.lab ?? '')).displayName, 'Lab');
    await scene.deploy(tree('rehome', ''));
    assert.equal((await client().persons.get(guest.id)).organizationUnitId, ids.top);
  });

  it('with mistakes fails the preview and the up, one error for each, and nothing is written', async () => {
    writeFileSync(
      join(scene.stack.folder, 'bad.yaml'),
      'units:\n  - { key: a, displayName: A, emial: x }\n  - { key: a, displayName: B }\n',
    );
    scene.stack.program(`new espalier.TenantTree('t', { file: 'bad.yaml' });`);
    for (const run of [await scene.stack.preview(), await scene.stack.up()]) {
      assert.notEqual(run.exitCode, 0);
      assert.deepEqual(
        run.diagnostics.filter((each) => each.includes('TenantTree')),
        [
          'TenantTree "t": bad.yaml:2:31: node "a": emial: is not a field of an OrganizationUnit; leave it out',
          'TenantTree "t": bad.yaml:3:7: node "a": key: is also the key of OrganizationUnit "A"; give each node its own',
        ],
      );
    }
    assert.deepEqual(await Array.fromAsync(client().parties.list()), []);
  });

  it('adopts what is there already and is imported by file', async () => {
    const top = await client().ou.create({ displayName: 'Top' });
    const lab = await client().ou.create({ displayName: 'Lab', parentOuId: top.id });
    const nodes = `units: [{ key: 'top', displayName: 'Top', units: [{ key: 'lab', displayName: 'Lab', name: 'lab' }] }]`;
    const adopted = await deploy(`{ adopt: true, ${nodes} }`, 'tree');
    assert.deepEqual(adopted.ids, { top: top.id, lab: lab.id });
    await deploy(`{ ${nodes} }`, 'tree');

    const [resource] = await scene.stack.resources();
    const { deployment } = JSON.parse(await scene.stack.state()) as {
      deployment: { resources: { type: string; urn: string }[] };
    };
    assert.ok(deployment.resources.some(({ type }) => type === 'espalier:index:TenantTree'));
    assert.ok(resource);
    assert.equal((await scene.stack.command(['state', 'delete', resource.urn, '--yes'])).exitCode, 0);
    const entry = {
      type: resource.type,
      name: 't',
      id: resource.id,
      parent: 'tree',
      inputs: resource.inputs,
      outputs: resource.outputs,
    };
    const component = deployment.resources.find(({ type }) => type === 'espalier:index:TenantTree')?.urn;
    writeFileSync(
      join(scene.stack.folder, 'import.json'),
      JSON.stringify({ nameTable: { tree: component }, resources: [entry] }),
    );
    const imported = await scene.stack.command([
      'import',
      '-f',
      'import.json',
      '--yes',
      '--protect=false',
      '--generate-code=false',
    ]);
    assert.equal(imported.exitCode, 0, imported.text);
    const idle = await scene.stack.up('--expect-no-changes');
    assert.equal(idle.exitCode, 0, idle.text);

    const without = await deploy(`{ units: [] }`, 'tree');
    assert.deepEqual(described(without.steps), ['update TenantTree t']);
    assert.deepEqual(await Array.fromAsync(client().parties.list()), []);
  });
});
