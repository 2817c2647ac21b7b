import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from '../../tools/engine.ts';
import { engineFiles, engineVersion } from '../../tools/engine-sources.ts';
import { rootFolder } from '../../tools/step.mjs';

/** Stands for a Go compiler: "builds" a script that says its version, and counts its runs. */
const fakeGo = `#!/bin/sh
if [ "$1" = env ]; then echo go1.26.0; exit; fi
echo "$PWD" >> "$GO_RUNS"
sleep 0.3
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\necho v${engineVersion}\\n' > "$2"
chmod +x "$2"
`;

describe('finding the Pulumi engine', () => {
  let folder: string;
  let cache: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'espalier-engine-'));
    cache = join(folder, 'cache');
    writeScript(join(folder, 'go', 'go'), fakeGo);
    // Not /usr/bin itself: this machine may have a Go or a Pulumi there.
    mkdirSync(join(folder, 'bin'));
    for (const command of ['chmod', 'sleep'])
      symlinkSync(join('/bin', command), join(folder, 'bin', command));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function writeScript(file: string, text: string): void {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, 0o755);
  }

  function writeEngine(binDir: string, version: string): void {
    for (const file of engineFiles) writeScript(join(binDir, file), `#!/bin/sh\necho v${version}\n`);
  }

  async function findEngine(...pathFolders: string[]): Promise<{ engine: Engine; progress: string }> {
    const program = `import { ensureEngine } from ${JSON.stringify(join(rootFolder, 'tools', 'engine.ts'))};
      console.log(JSON.stringify(await ensureEngine()));`;
    const environment = {
      PATH: [...pathFolders, join(folder, 'bin')].join(delimiter),
      XDG_CACHE_HOME: cache,
      GO_RUNS: join(folder, 'go-runs'),
      // A test downloads nothing, wherever it runs.
      NODE_OPTIONS:
        '--import "data:text/javascript,globalThis.fetch=async()=>{throw new Error(\'no network\')}"',
    };
    const args = ['--input-type=module', '-e', program];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env: environment });
    return { engine: JSON.parse(stdout), progress: stderr };
  }

  it('takes one from PATH that is new enough, without a word', async () => {
    const newer = engineVersion.replace(/\d+\.\d+$/, '1000.0');
    writeEngine(join(folder, 'theirs'), newer);
    const { engine, progress } = await findEngine(join(folder, 'theirs'));
    assert.deepEqual(engine, { binDir: join(folder, 'theirs'), version: newer, source: 'path' });
    assert.equal(progress, '');
  });

  it('passes over one on PATH that is too old, says so, and takes the cached one', async () => {
    writeEngine(join(folder, 'theirs'), '3.99.9');
    writeEngine(join(cache, 'espalier', 'pulumi', engineVersion), engineVersion);
    const { engine, progress } = await findEngine(join(folder, 'theirs'));
    assert.equal(engine.source, 'cache');
    assert.match(progress, /version 3\.99\.9 is too old/);
  });

  it('passes over one on PATH that cannot run Node programs', async () => {
    writeScript(join(folder, 'theirs', 'pulumi'), `#!/bin/sh\necho v${engineVersion}\n`);
    writeEngine(join(cache, 'espalier', 'pulumi', engineVersion), engineVersion);
    const { engine } = await findEngine(join(folder, 'theirs'));
    assert.equal(engine.source, 'cache');
  });

  it('builds one when the release cannot be downloaded, and only the first time', async () => {
    const first = await findEngine(join(folder, 'go'));
    assert.equal(first.engine.source, 'build');
    assert.match(first.progress, /official release is not to be had.*\n.*build the Pulumi engine/);
    const second = await findEngine(join(folder, 'go'));
    assert.deepEqual(second, { engine: { ...first.engine, source: 'cache' }, progress: '' });
    assert.deepEqual(readdirSync(first.engine.binDir).sort(), [...engineFiles].sort());
  });

  it('builds once when two processes want it at the same time', async () => {
    const both = await Promise.all([findEngine(join(folder, 'go')), findEngine(join(folder, 'go'))]);
    assert.deepEqual(both.map(({ engine }) => engine.source).sort(), ['build', 'cache']);
    const builds = readFileSync(join(folder, 'go-runs'), 'utf8').trim().split('\n');
    assert.equal(builds.length, 2, 'one run for the engine, one for the language host');
    assert.deepEqual(readdirSync(join(cache, 'espalier', 'pulumi')), [engineVersion]);
  });

  it('starts afresh where an installation was killed half-way', async () => {
    const home = join(cache, 'espalier', 'pulumi');
    writeScript(join(home, `${engineVersion}.draft`, 'pulumi'), 'half a file');
    writeScript(join(home, engineVersion, 'pulumi'), 'not an engine');
    const { engine } = await findEngine(join(folder, 'go'));
    assert.equal(engine.source, 'build');
    assert.deepEqual(readdirSync(home), [engineVersion]);
  });

  it('says what to install when there is no Go either', async () => {
    await assert.rejects(
      findEngine(),
      /building the engine needs Go 1\.21 or newer \(found: none\)\. Install Go/,
    );
  });

  it('is the version of the SDK that programs use', async () => {
    const { devDependencies } = JSON.parse(readFileSync(join(rootFolder, 'package.json'), 'utf8'));
    assert.equal(devDependencies['@pulumi/pulumi'], engineVersion);
  });
});
