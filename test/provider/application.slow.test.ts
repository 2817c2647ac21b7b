/** The life of applications; where their secrets must not show: secrets.slow.test.ts. */
import assert from 'node:assert/strict';
import { DoomedRun } from './doomed-run.ts';
import { scenery } from './scenery.ts';
import { described } from './stack.ts';

const program = (fields = '') => `
  const vega = new espalier.OrganizationUnit('vega', { displayName: 'Vega' });
  const app = new espalier.Application('app', { organizationUnitId: vega.id, displayName: 'Scheduler',
    redirectUris: ['https://b.example/callback', 'https://a.example/callback'], allowedScopes: ['directory:read'], ${fields} });
  Object.assign(exports, { id: app.id, clientId: app.clientId, secret: app.clientSecret });`;

describe('provider: applications on the real engine', function () {
  const scene = scenery(this);
  type Outputs = { id: string; clientId: string; secret: string };
  const outputs = async () => (await scene.stack.outputs()) as unknown as Outputs;
  const secretIds = async (id: string) =>
    (await scene.tenant.client.applications.get(id)).secrets.map((secret) => secret.id);

  /** Whether the directory takes these for the application. */
  async function works({ clientId }: Outputs, secret: string): Promise<boolean> {
    const answer = await fetch(`${scene.directory.url}/oauth/introspect`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
      body: new URLSearchParams({ token: 'none' }),
    });
    return answer.status === 200;
  }

  it('live: made, left alone, drifted, repaired, updated, rotated, imported, destroyed', async () => {
    const { applications } = scene.tenant.client;
    await scene.deploy(program());
    const first = await outputs();
    assert.ok(await works(first, first.secret));
    assert.deepEqual((await scene.deploy(program())).steps, []);
    // The secret was used: that is no drift.
    const same = await scene.stack.refresh('--expect-no-changes');
    assert.equal(same.exitCode, 0, same.text);

    await applications.update(first.id, { redirectUris: ['https://evil.example/'], displayName: 'Other' });
    assert.match((await scene.stack.refresh()).text, /displayName *: "Scheduler" => "Other"/);
    assert.deepEqual(described((await scene.deploy(program())).steps), ['update Application app']);
    assert.deepEqual(scene.requests(), ['PUT /applications/ID']);
    assert.equal((await applications.get(first.id)).redirectUris.length, 2);
    assert.equal((await outputs()).secret, first.secret);

    await scene.deploy(program(`secretGeneration: 1`));
    const second = await outputs();
    assert.deepEqual(scene.requests(), ['POST /applications/ID/secrets']);
    assert.ok((await works(first, first.secret)) && (await works(second, second.secret)), 'overlap');
    await scene.deploy(program(`secretGeneration: 2, environment: 'staging'`));
    const third = await outputs();
    assert.ok(!(await works(first, first.secret)), 'ended by the next rotation');
    assert.ok((await works(second, second.secret)) && (await works(third, third.secret)));
    assert.equal((await secretIds(first.id)).length, 2);
    assert.deepEqual((await scene.deploy(program(`secretGeneration: 0`))).steps.length, 1);
    assert.equal((await outputs()).secret, third.secret, 'lowering it does nothing');

    const state = await scene.stack.resources();
    await scene.stack.command(['state', 'delete', '--all', '--yes']);
    const imported = await scene.stack.import(
      state.map((each) => ({ ...each, outputs: { ...each.outputs, clientSecret: undefined } })),
    );
    assert.equal(imported.exitCode, 0, imported.text);
    await scene.deploy(program(`secretGeneration: 0`));
    assert.equal((await outputs()).id, first.id);
    assert.equal((await outputs()).secret, undefined, 'nobody knows it');
    const destroyed = await scene.stack.destroy();
    assert.equal(destroyed.exitCode, 0, destroyed.text);
    assert.ok(!(await works(third, third.secret)));
  });

  it('that exist are taken over by adopt, beside the secrets that are at work', async () => {
    const { client } = scene.tenant;
    await scene.deploy(program());
    const first = await outputs();
    await scene.stack.command(['state', 'delete', '--all', '--yes']);
    const adopting = `
      const app = new espalier.Application('adopted', { organizationUnitId: '${(await client.applications.get(first.id)).organizationUnitId}',
        displayName: 'Scheduler', redirectUris: ['https://c.example/'], allowedScopes: ['directory:read'], adopt: true });
      Object.assign(exports, { id: app.id, clientId: app.clientId, secret: app.clientSecret });`;
    await scene.deploy(adopting);
    const adopted = await outputs();
    assert.equal(adopted.id, first.id);
    assert.ok((await works(first, first.secret)) && (await works(adopted, adopted.secret)));
    assert.deepEqual((await client.applications.get(first.id)).redirectUris, ['https://c.example/']);
  });

  for (const skip of ['true', 'false']) {
    it(`whose secret a kill has lost have a fresh one, and the lost one has ended (skip checkpoints: ${skip})`, async () => {
      scene.stack.environment.PULUMI_SKIP_CHECKPOINTS = skip;
      for (const fields of ['', `secretGeneration: 1`]) {
        scene.stack.program(program(fields));
        const path = fields === '' ? /^\/applications$/ : /\/secrets$/;
        const made = new Promise<void>((resolve) => {
          scene.recorder.fault = (method, requested) => {
            if (method !== 'POST' || !path.test(requested)) return undefined;
            resolve();
            return { kind: 'delay', milliseconds: 60_000 };
          };
        });
        const doomed = new DoomedRun(scene.stack.invocation(['up', '--yes', '--skip-preview']));
        await made;
        // Long enough for the directory, whose answer is held back, to have made it.
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        await doomed.kill('family');
        await scene.stack.command(['cancel', '--yes']);
        scene.recorder.fault = () => undefined;
        await scene.deploy(program(`${fields}${fields && ','} homepageUrl: 'https://vega.example'`));
        const now = await outputs();
        assert.ok(await works(now, now.secret));
        const live = await secretIds(now.id);
        assert.equal(live.length, fields === '' ? 1 : 2);
        const all = await Array.fromAsync(scene.tenant.client.applications.list());
        assert.equal(all.length, 1);
        assert.deepEqual((await scene.stack.up()).steps, []);
      }
    });
  }

  it('that could not be given a fresh secret are kept, and given one by the next run', async () => {
    let lost = false;
    scene.recorder.fault = (method, path) => {
      if (method !== 'POST') return undefined;
      if (path.endsWith('/secrets')) return { kind: 'answer', status: 500, code: 'internal_error' };
      if (path !== '/applications' || lost) return undefined;
      lost = true;
      return { kind: 'drop-answer' };
    };
    scene.stack.program(program());
    const failed = await scene.stack.up();
    assert.match(
      failed.text,
      /Application "app": .*internal_error.*it exists in the directory and is kept in the state/,
    );
    scene.recorder.fault = () => undefined;
    await scene.deploy(program());
    const now = await outputs();
    assert.ok(await works(now, now.secret));
    assert.equal((await secretIds(now.id)).length, 1);
    assert.deepEqual((await scene.stack.up()).steps, []);
  });
});
