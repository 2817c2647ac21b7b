/** The package as npm would publish it, installed into empty projects and used from both module systems. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { json, refuse, serve } from './scripted-server.ts';

const run = promisify(execFile);
const id = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

// Neither program closes its client: idle connections must not keep a process alive.
const body = `
  const client = createEspalier({ baseUrl: process.env.ESPALIER_URL, token: 'test-token' });
  const unit = await client.ou.get('${id}');
  const error = await client.persons.get('${id}').catch((caught) => caught);
  const local = await client.persons.create({ displayName: 5 }).catch((caught) => caught);
  console.log(JSON.stringify({
    name: unit.displayName,
    known: error instanceof EspalierNotFoundError && error instanceof EspalierError,
    local: local instanceof EspalierValidationError && local.code,
    sameClass: other.EspalierError === EspalierError && other.EspalierNotFoundError === EspalierNotFoundError,
    names: Object.keys(other).filter((name) => name !== 'default' && name !== 'module.exports').sort(),
  }));
`;
const names = 'createEspalier, EspalierError, EspalierNotFoundError, EspalierValidationError';
const programs = {
  'main.mjs': `
import { createRequire } from 'node:module';
import { ${names} } from '@espalier/sdk';
const other = createRequire(import.meta.url)('@espalier/sdk');
${body}`,
  'main.cjs': `
const { ${names} } = require('@espalier/sdk');
(async () => {
  const other = await import('@espalier/sdk');
  ${body}
})();`,
};

describe('sdk: the published package', function () {
  // Packs once and installs twice, dependencies from the registry or npm's cache.
  this.timeout(180_000);
  let folder: string;
  let tarball: string;
  let files: string[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'espalier-sdk-'));
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: 'sdk' });
    const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
    assert.ok(packed);
    tarball = join(folder, packed.filename);
    files = packed.files.map(({ path }) => path);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('holds what programs need and no sources', () => {
    for (const file of [
      'README.md',
      'package.json',
      'dist/index.js',
      'dist/index.mjs',
      'dist/index.d.ts',
      'dist/index.d.mts',
    ]) {
      assert.ok(files.includes(file), `${file} is missing`);
    }
    assert.deepEqual(
      files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')),
      [],
    );
  });

  const answers: Record<string, unknown> = {};
  for (const [file, program] of Object.entries(programs)) {
    it(`works in ${file}`, async () => {
      const project = join(folder, file.replace('.', '-'));
      await mkdir(project);
      await writeFile(join(project, 'package.json'), '{ "private": true }');
      await writeFile(join(project, file), program);
      await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], { cwd: project });
      const server = await serve(
        json(200, { displayName: 'Faculty of Law' }),
        refuse(404, 'resource_not_found', 'NOT_FOUND'),
      );
      const env = { ...process.env, ESPALIER_URL: server.url };
      const { stdout } = await run(process.execPath, [file], { cwd: project, env, timeout: 20_000 }).finally(
        server.close,
      );
      const { names: exported, ...rest } = JSON.parse(stdout);
      answers[file] = exported;
      assert.deepEqual(rest, {
        name: 'Faculty of Law',
        known: true,
        local: 'validation_failed',
        sameClass: true,
      });
    });
  }

  it('exports the same names to both', () => {
    assert.ok(Array.isArray(answers['main.mjs']) && answers['main.mjs'].length > 10);
    assert.deepEqual(answers['main.mjs'], answers['main.cjs']);
  });
});
