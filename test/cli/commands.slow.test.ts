import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../tools/step.mjs';
import { bin, type CliTenant, run, runShell, ServedDirectory } from './command-line.ts';

describe('the espalier command', function () {
  this.timeout(60_000);
  let directory: ServedDirectory;
  let tenant: CliTenant;

  before(async () => {
    directory = await ServedDirectory.start();
    tenant = await directory.newTenant('northwind');
    const { ou, persons } = tenant.client;
    const top = await ou.create({ displayName: 'Northwind' });
    const sales = await ou.create({ displayName: 'Sales', parentOuId: top.id });
    await ou.create({ displayName: 'EMEA', parentOuId: sales.id });
    // A name that would turn the rest of the line around.
    await ou.create({ displayName: '東京 \u202e', parentOuId: sales.id });
    await ou.create({ displayName: 'Finance', parentOuId: top.id });
    await persons.create({ displayName: 'Ada', organizationUnitId: sales.id });
  });

  after(() => directory.stop());

  const inTenant = (...args: string[]) => run(args, tenant.environment);

  it('draws the tree in columns, wide and invisible characters too', async () => {
    const { exitCode, stdout, stderr } = await inTenant('tree');
    assert.equal(
      stdout,
      [
        'Northwind            00001',
        '├─ Sales             00001.00001        1 party',
        '│  ├─ EMEA           00001.00001.00001',
        '│  └─ 東京 \\u{202e}  00001.00001.00002',
        '└─ Finance           00001.00002',
        '',
      ].join('\n'),
    );
    assert.deepEqual([exitCode, stderr], [0, '']);
  });

  it('takes a unit by path and by id, and says what lies below the depth', async () => {
    const byPath = await inTenant('tree', '--unit', '/Northwind/Sales', '--depth', '0');
    assert.equal(byPath.stdout, 'Sales  00001.00001  1 party, 2 units below\n');
    const { data } = JSON.parse((await inTenant('tree', '--unit', '/Northwind/Sales', '--json')).stdout);
    assert.deepEqual(
      data.map((unit: { displayName: string; children: unknown[] }) => [
        unit.displayName,
        unit.children.length,
      ]),
      [['Sales', 2]],
    );
    const byId = await inTenant('tree', '--unit', data[0].id, '--depth', '0');
    assert.equal(byId.stdout, byPath.stdout);
  });

  it('shows an example in the help of every command, also of one that only holds others', async () => {
    const { stdout } = await run(['--help']);
    const listed = [...stdout.matchAll(/^ {2}([a-z]+)(?: \[options\])?(?: <.*>)? {2,}\S/gm)];
    const commands = listed.map(([, name = '']) => name).filter((name) => name !== 'help');
    const help = await Promise.all(commands.map(async (name) => (await run([name, '--help'])).stdout));
    assert.ok(commands.includes('token') && commands.includes('whoami'));
    commands.forEach((name, index) => {
      assert.match(help[index] ?? '', new RegExp(`\nExamples?:\n  \\$ .*espalier ${name}\\b`), name);
    });
  });

  it('shows who the token is', async () => {
    const { stdout } = await inTenant('whoami', '--json');
    assert.deepEqual(JSON.parse(stdout), await tenant.client.whoami());
    assert.match(
      (await inTenant('whoami')).stdout,
      new RegExp(`^tenant +northwind \\(${tenant.id}\\)$`, 'm'),
    );
  });

  it('makes a token that works, lists it without its secret, and revokes it', async () => {
    const asAdmin = (...args: string[]) => run([...args, '--tenant', 'northwind'], directory.administration);
    const made = await asAdmin(
      'token',
      'create',
      '--name',
      'ci',
      '--scope',
      'directory:read',
      '--expires',
      '1d',
    );
    assert.match(made.stdout, /^esp_\S+\n$/);
    const token = made.stdout.trim();
    const id = /made token (\S+)/.exec(made.stderr)?.[1] ?? '';
    const environment = { ...tenant.environment, ESPALIER_TOKEN: token };
    assert.equal(JSON.parse((await run(['whoami', '--json'], environment)).stdout).tokenId, id);
    const list = await asAdmin('token', 'list');
    assert.match(list.stdout, new RegExp(`^${id}  ci +directory:read +- +20`, 'm'));
    assert.ok(!(list.stdout + made.stderr).includes(token));
    assert.equal((await asAdmin('token', 'revoke', id)).exitCode, 0);
    const refused = await run(['whoami'], environment);
    assert.equal(refused.exitCode, 1);
    assert.match(refused.stderr, /^espalier: the directory does not take the token in ESPALIER_TOKEN: /);
    assert.ok(!refused.stderr.includes(token));
  });

  it('ends without a word when nobody reads on', async () => {
    const units = Array.from({ length: 1000 }, (_, index) => ({
      ref: `${index}`,
      displayName: `Unit ${index}`,
    }));
    const large = await directory.newTenant('large');
    await large.client.ou.createBatch({ units });
    const { exitCode, stdout, stderr } = await runShell(
      'espalier tree --json | head -n 1',
      large.environment,
    );
    assert.deepEqual({ exitCode, stdout, stderr }, { exitCode: 0, stdout: '{\n', stderr: '' });
  });

  it('uses colours on a terminal only, and never with NO_COLOR', () => {
    const onTerminal = (setting: Record<string, string>) =>
      spawnSync('script', ['-qec', `'${process.execPath}' '${bin}' tree`, '/dev/null'], {
        env: { PATH: process.env.PATH, TERM: 'xterm-256color', ...tenant.environment, ...setting },
        encoding: 'utf8',
      }).stdout;
    assert.ok(onTerminal({}).includes('\u001b['));
    assert.ok(!onTerminal({ NO_COLOR: '1' }).includes('\u001b['));
  });

  it('works in the folder of a quickstart without settings, and sends its token nowhere else', async () => {
    const folder = join(directory.folder, 'checkout');
    mkdirSync(join(folder, '.espalier'), { recursive: true });
    const { ESPALIER_URL: url, ESPALIER_TOKEN: token } = tenant.environment;
    writeFileSync(join(folder, '.espalier', 'credentials.json'), JSON.stringify({ url, token }));
    assert.match((await run(['whoami'], {}, folder)).stdout, /northwind/);
    const elsewhere = await run(['whoami'], { ESPALIER_URL: 'http://127.0.0.1:9' }, folder);
    assert.match(elsewhere.stderr, /ESPALIER_TOKEN is not set/);
  });

  for (const [args, environment, message] of [
    [['tre'], {}, "espalier: unknown command 'tre'\n(Did you mean tree?)\n"],
    [['tree', '--unti', 'x'], {}, "espalier: unknown option '--unti'\n(Did you mean --unit?)\n"],
    [
      ['tree', 'Sales'],
      {},
      "espalier: too many arguments for 'tree'. Expected 0 arguments but got 1: Sales.\n",
    ],
    [['graph', '--format', 'png'], {}, /^espalier: option '--format <format>' .* svg, mermaid, dot\.\n$/],
    [['tree', '--depth', '-1'], {}, /^espalier: option '--depth <levels>' .*Give a whole number/],
    [['tree'], {}, /^espalier: ESPALIER_URL is not set: .*\n$/],
    [
      ['tree'],
      { ESPALIER_URL: 'nonsense', ESPALIER_TOKEN: 'x' },
      /^espalier: ESPALIER_URL cannot be used: .*\n$/,
    ],
    [['serve', '--port', 'many'], {}, 'espalier: --port is many; give a number from 0 to 65535\n'],
    [['serve', '--dat', 'x'], {}, "espalier: unknown option '--dat'\n(Did you mean --data?)\n"],
  ] as const) {
    it(`refuses "${args.join(' ')}" with one error`, async () => {
      const { exitCode, stdout, stderr } = await run(args, environment);
      assert.deepEqual([exitCode, stdout], [1, '']);
      if (typeof message === 'string') assert.equal(stderr, message);
      else assert.match(stderr, message);
    });
  }

  it('refuses an unknown unit, and says that nothing answers', async () => {
    const unknown = await inTenant('tree', '--unit', '/Northwind/Nowhere');
    assert.deepEqual([unknown.exitCode, unknown.stdout], [1, '']);
    assert.match(unknown.stderr, /^espalier: there is no unit \/Northwind\/Nowhere;/);
    const silent = await run(['whoami'], { ...tenant.environment, ESPALIER_URL: 'http://127.0.0.1:9' });
    assert.equal(silent.exitCode, 1);
    assert.match(silent.stderr, /ECONNREFUSED.*does the directory run\?/);
  });

  it('starts under an older Node as well', () => {
    const older = spawnSync('bash', [
      '-c',
      'for n in $(type -ap node); do "$n" -p process.versions.node; done',
    ])
      .stdout.toString()
      .split('\n')
      .find((version) => Number.parseInt(version, 10) < 24);
    // Where every Node is new there is nothing to prove.
    if (older === undefined) return;
    const result = spawnSync(
      'bash',
      [
        '-c',
        `for n in $(type -ap node); do [ "$("$n" -p process.versions.node)" = ${older} ] && exec "$n" '${bin}' whoami; done`,
      ],
      { env: { PATH: process.env.PATH, ...tenant.environment }, encoding: 'utf8', cwd: rootFolder },
    );
    assert.match(result.stdout, /northwind/);
  });
});
