import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { scenery } from '../provider/scenery.ts';
import { described } from '../provider/stack.ts';

const example = join(import.meta.dirname, '../../examples/customers');

interface Outputs {
  clientSecret: string;
  overview: string;
  authorizations: { unit: string; status: string; grantedScopes: string[]; link?: string }[];
}

describe('examples: customers', function () {
  const scene = scenery(this);

  it('asks three customers, shows who has approved, and takes a no for an answer', async () => {
    const { stack, tenant } = scene;
    const { authorizations, ou, roleAssignments } = tenant.client;
    for (const file of readdirSync(example)) copyFileSync(join(example, file), join(stack.folder, file));
    rmSync(join(stack.folder, 'index.js'));
    await stack.init();
    const run = async (...flags: string[]) => {
      const done = await stack.up(...flags);
      assert.equal(done.exitCode, 0, done.text);
      return { done, ...((await stack.outputs()) as unknown as Outputs) };
    };

    const first = await run();
    assert.deepEqual(
      first.authorizations.map(({ unit, status }) => [unit, status]),
      [
        ['North Clinic', 'pending'],
        ['South Harbour', 'pending'],
        ['South Downtown', 'pending'],
        ['West Clinic', 'active'],
      ],
    );
    assert.match(
      first.overview,
      /^unit +status +ask +link\nNorth Clinic +pending +ada@north.example +http\S+\n/,
    );
    assert.equal(
      (await fetch(first.authorizations[0]?.link ?? '')).status,
      200,
      'a page that asks to sign in',
    );
    assert.ok(!first.done.text.includes(first.clientSecret));
    assert.deepEqual((await run()).done.steps, []);

    const units = await Array.fromAsync(ou.list());
    const of = async (name: string) => {
      const organizationUnitId = units.find(({ displayName }) => displayName === name)?.id ?? '';
      return (await Array.fromAsync(authorizations.list({ organizationUnitId })))[0]?.id ?? '';
    };
    // As its owner: who may approve for South Group may for its sites.
    const organizationUnitId = units.find(({ displayName }) => displayName === 'South Group')?.id ?? '';
    const [owner] = await Array.fromAsync(roleAssignments.list({ organizationUnitId }));
    const token = await scene.directory.newToken(tenant.id, {
      scopes: ['authorizations:write'],
      partyId: owner?.partyId ?? '',
    });
    const bo = scene.directory.connect({ id: tenant.id, token });
    await bo.client.authorizations.approve(await of('South Harbour'));
    await authorizations.deny(await of('North Clinic'), { reason: 'not this year' });
    const decided = await run('--refresh');
    assert.deepEqual(
      described(decided.done.steps).filter((step) => !step.startsWith('refresh')),
      [],
    );
    assert.match(decided.done.text, /"north-whole": the authorization is denied \(not this year\)/);
    assert.deepEqual(
      decided.authorizations.map(({ status }) => status),
      ['denied', 'active', 'pending', 'active'],
    );

    const gone = await stack.destroy();
    assert.equal(gone.exitCode, 0, gone.text);
    assert.deepEqual(await Array.fromAsync(tenant.client.parties.list()), []);
  });
});
