import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { rootFolder } from '../../tools/step.mjs';
import { type CliTenant, ServedDirectory } from '../cli/command-line.ts';
import { TestStack } from '../provider/stack.ts';

const example = join(rootFolder, 'examples/gitops');
const files = ['Pulumi.yaml', 'index.ts', 'package.json', 'tenant.sh', 'tenant.yaml', 'tsconfig.json'];

describe('examples: gitops, the script', function () {
  this.timeout(180_000);
  let directory: ServedDirectory;
  let tenant: CliTenant;
  let stack: TestStack;
  let readToken: string;
  const path = (name: string) => join(stack.folder, name);
  const yaml = readFileSync(join(example, 'tenant.yaml'), 'utf8');

  before(async () => {
    directory = await ServedDirectory.start();
    tenant = await directory.newTenant('clinics');
    readToken = (
      await directory.admin.tenants.createToken(tenant.id, { name: 'preview', scopes: ['directory:read'] })
    ).token;
    // Types are what `npm run check` looks at; here they would cost seconds in each of a dozen runs.
    const transpile = { PULUMI_NODEJS_TRANSPILE_ONLY: 'true' };
    stack = await TestStack.create({ ...tenant.environment, ...transpile, STACK: 'dev' });
    for (const file of files) copyFileSync(join(example, file), path(file));
    rmSync(path('index.js'));
    await stack.init();
  });

  after(async () => {
    stack?.remove();
    await directory.stop();
  });

  /** Runs the script as a pipeline does: preview and drift with the token that only reads. */
  async function script(command: 'preview' | 'apply' | 'drift') {
    const { cwd, env } = stack.invocation([]).options;
    const token = command === 'apply' ? {} : { ESPALIER_TOKEN: readToken };
    const child = spawn(path('tenant.sh'), [command], { cwd, env: { ...env, ...token } });
    const [stdout, stderr, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { exitCode, shown: stdout + stderr };
  }

  /** Previews a version of the file, which may be all that a pull request does. */
  async function propose(version: string): Promise<string> {
    writeFileSync(path('tenant.yaml'), version);
    const { exitCode, shown } = await script('preview');
    assert.equal(exitCode, 0, shown);
    assert.match(readFileSync(path('out/preview.md'), 'utf8'), /^( {4}.*\n)+$/);
    return readFileSync(path('out/plan.json'), 'utf8');
  }

  const units = async () =>
    (await Array.fromAsync(tenant.client.ou.list())).map(({ displayName }) => displayName).sort();
  const withUnit = (name: string) =>
    yaml.replace(/( +)- \{ key: south.*\n/, (line, indent) => {
      return `${line}${indent}- { key: ${name.toLowerCase()}, displayName: ${name} Clinic }\n`;
    });

  it('previews without writing, applies what was previewed, and then finds no drift', async () => {
    await propose(yaml);
    assert.deepEqual(await units(), []);
    const applied = await script('apply');
    assert.equal(applied.exitCode, 0, applied.shown);
    assert.deepEqual(await units(), ['North Clinic', 'Northwind Clinics', 'South Clinic']);
    const { exitCode, shown } = await script('drift');
    assert.deepEqual([exitCode, shown], [0, 'no drift: compared 5 objects\n']);
  });

  it('refuses a plan, and does nothing, when another change was applied since', async () => {
    const planOfWest = await propose(withUnit('West'));
    await propose(withUnit('East'));
    const east = await script('apply');
    assert.equal(east.exitCode, 0, east.shown);

    // As a merge of a branch that was not brought up to date: it does not know East, and would delete it.
    writeFileSync(path('tenant.yaml'), withUnit('West'));
    writeFileSync(path('out/plan.json'), planOfWest);
    const west = await script('apply');
    assert.notEqual(west.exitCode, 0);
    assert.match(west.shown, /error: delete is not allowed by the plan/);
    assert.deepEqual(await units(), ['East Clinic', 'North Clinic', 'Northwind Clinics', 'South Clinic']);
  });

  it('refuses files that are not those of the plan', async () => {
    await propose(withUnit('East').replace('North Clinic', 'Upper Clinic'));
    writeFileSync(path('tenant.yaml'), withUnit('East').replace('North Clinic', 'Other Clinic'));
    const { exitCode, shown } = await script('apply');
    assert.notEqual(exitCode, 0);
    assert.match(shown, /tenant-north violates plan: properties changed: .*displayName/);
    assert.ok((await units()).includes('North Clinic'));
  });

  it('finds what was changed by hand, with exit code 2; the next plan repairs it', async () => {
    const north = (await Array.fromAsync(tenant.client.ou.list())).find(
      ({ displayName }) => displayName === 'North Clinic',
    );
    await tenant.client.ou.update(north?.id ?? '', { displayName: 'By hand' });
    const drift = await script('drift');
    assert.equal(drift.exitCode, 2, drift.shown);
    assert.match(
      drift.shown,
      /^changed +OrganizationUnit +tenant-north +displayName +North Clinic +By hand$/m,
    );
    assert.equal(readFileSync(path('out/drift.md'), 'utf8'), drift.shown.replaceAll(/^(?=.)/gm, '    '));

    await propose(withUnit('East'));
    const applied = await script('apply');
    assert.equal(applied.exitCode, 0, applied.shown);
    assert.ok((await units()).includes('North Clinic'));
  });

  it('fails, without a plan, where the program is wrong; fails with 1, not 2, where there is no answer', async () => {
    writeFileSync(path('tenant.yaml'), yaml.replace('key: south', 'key: north'));
    const { exitCode } = await script('preview');
    assert.notEqual(exitCode, 0);
    assert.equal(existsSync(path('out/plan.json')), false);
    stack.environment = { ...stack.environment, STACK: 'nowhere' };
    assert.equal((await script('drift')).exitCode, 1);
  });

  it('names a plan by the content that is committed', () => {
    const git = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync('git', ['-C', stack.folder, ...args], {
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
      return stdout;
    };
    const commit = (message: string) => {
      git('add', 'tenant.yaml');
      git('-c', 'user.name=t', '-c', 'user.email=t@t.example', 'commit', '--quiet', '--message', message);
      return spawnSync(path('tenant.sh'), ['plan-name'], { encoding: 'utf8' }).stdout;
    };
    git('init', '--quiet');
    writeFileSync(path('tenant.yaml'), yaml);
    const first = commit('first');
    assert.match(first, /^plan-[0-9a-f]{40}\n$/);
    writeFileSync(path('tenant.yaml'), withUnit('West'));
    assert.notEqual(commit('other content'), first);
    writeFileSync(path('tenant.yaml'), yaml);
    assert.equal(commit('the first content, by another way'), first);
  });
});
