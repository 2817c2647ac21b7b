import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { scenery } from '../provider/scenery.ts';

const example = join(import.meta.dirname, '../../examples/onboarding');

interface Outputs {
  directoryId: string;
  clinicId: string;
  surgeryId: string;
  pediatricsId: string;
}

describe('examples: onboarding', function () {
  const scene = scenery(this);

  it('puts the people of a directory into units, gives them roles, and is no drift to the program', async () => {
    const { stack, tenant } = scene;
    const { persons, roleAssignments } = tenant.client;
    for (const file of readdirSync(example)) copyFileSync(join(example, file), join(stack.folder, file));
    rmSync(join(stack.folder, 'index.js'));
    await stack.init();
    const up = async (...flags: string[]) => {
      const run = await stack.up(...flags);
      assert.equal(run.exitCode, 0, run.text);
      return run;
    };
    await stack.command(['config', 'set', '--secret', 'directorySecret', 'planted']);
    await up();
    assert.ok(!(await stack.state()).includes('"planted"'));
    const ids = (await stack.outputs()) as unknown as Outputs;
    const send = async (...flags: string[]) => {
      const script = join(stack.folder, 'send-directory.mjs');
      const args = [script, ids.directoryId, join(stack.folder, 'directory.json'), ...flags];
      const env = { ...process.env, ...stack.environment };
      return (await promisify(execFile)(process.execPath, args, { env })).stdout;
    };
    const people = async () =>
      new Map((await Array.fromAsync(persons.list())).map((person) => [person.displayName, person]));
    const roles = async () =>
      (await Array.fromAsync(roleAssignments.list())).map(({ role, organizationUnitId, status }) => [
        ...[role, organizationUnitId, status],
      ]);

    assert.match(await send('--dry-run'), /e-2 created/);
    assert.equal((await people()).size, 1, 'Ada, whom the program declares');
    await send();
    const found = await people();
    assert.equal(found.get('Bo Lindqvist')?.organizationUnitId, ids.surgeryId);
    assert.equal(found.get('Cleo Okafor')?.organizationUnitId, ids.pediatricsId);
    const given = await roles();
    assert.equal(given.length, 5, 'the owner, two in surgery, and Cleo in two places');
    assert.ok(given.some(([role, unit]) => role === 'scheduling_coordinator' && unit === ids.clinicId));
    assert.match(await send(), /created: 0/);
    assert.deepEqual(
      (await up('--refresh')).steps.filter(({ op }) => op !== 'refresh'),
      [],
    );

    const file = join(stack.folder, 'directory.json');
    const { users } = JSON.parse(readFileSync(file, 'utf8')) as { users: { displayName: string }[] };
    const left = users.filter(({ displayName }) => displayName !== 'Bo Lindqvist');
    writeFileSync(file, JSON.stringify({ users: left }));
    assert.match(await send(), /e-2 suspended/);
    assert.ok((await roles()).some(([, unit, status]) => unit === ids.surgeryId && status === 'SUSPENDED'));
  });
});
