import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBoundaryViolations } from '../../tools/checks/boundaries.ts';

describe('the check of import boundaries', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'espalier-boundaries-'));
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function violations(files: Record<string, string>): string[] {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    return findBoundaryViolations(root).map(({ file, line, imported }) => `${file}:${line} ${imported}`);
  }

  it('names file, line, import and rule', () => {
    mkdirSync(join(root, 'server/src'), { recursive: true });
    writeFileSync(
      join(root, 'server/src/app.ts'),
      `import 'fastify';\n\nimport { A } from '@espalier/sdk';\n`,
    );
    assert.deepEqual(findBoundaryViolations(root), [
      {
        file: 'server/src/app.ts',
        line: 3,
        imported: '@espalier/sdk',
        rule: 'server never imports sdk, provider or Pulumi',
      },
    ]);
  });

  const forbidden: [string, string, string][] = [
    ['sdk', 'sdk/src/client.ts', '@pulumi/pulumi'],
    ['sdk', 'sdk/src/client.ts', '../../schema/openapi.ts'],
    ['provider', 'provider/src/index.ts', '@espalier/server'],
    ['provider', 'provider/src/index.ts', '../../server/src/errors/api-error.ts'],
    ['provider', 'provider/src/index.ts', '../../sdk/src/errors.ts'],
    ['provider', 'provider/src/index.ts', '@espalier/sdk/dist/errors.js'],
    ['server', 'server/src/app.ts', '../../provider/src/index.ts'],
    ['product code', 'server/src/app.ts', '../../test/support/tenant.ts'],
    ['examples', 'examples/university/index.ts', '../../provider/src/index.ts'],
    ['examples', 'examples/university/index.ts', '@espalier/server'],
    ['cli', 'cli/src/main.ts', '@espalier/pulumi'],
    ['cli', 'cli/src/main.ts', '../../server/src/config.ts'],
    ['cli', 'cli/src/main.ts', '@espalier/sdk/dist/errors.js'],
    ['server', 'server/src/app.ts', 'espalier'],
    ['a rule', 'server/src/ou/code.rules.ts', './ou-tree.store.ts'],
    ['a rule', 'server/src/ou/code.rules.ts', 'kysely'],
    ['a rule', 'server/src/ou/code.rules.ts', 'node:fs'],
    ['a store', 'server/src/ou/ou-tree.store.ts', '../groups/group.routes.ts'],
  ];
  for (const [part, file, imported] of forbidden) {
    it(`refuses that ${part} imports ${imported}`, () => {
      assert.deepEqual(violations({ [file]: `import { x } from '${imported}';\nexport const y = x;\n` }), [
        `${file}:1 ${imported}`,
      ]);
    });
  }

  const forms = [
    `import type { X } from 'S'`,
    `export * from 'S'`,
    `const x = await import('S')`,
    `const x = require('S')`,
  ];
  for (const form of forms) {
    it(`also sees: ${form}`, () => {
      const found = violations({ 'sdk/src/a.ts': form.replace('S', '@espalier/pulumi') });
      assert.deepEqual(found, ['sdk/src/a.ts:1 @espalier/pulumi']);
    });
  }

  it('allows what the layers are for', () => {
    const found = violations({
      'sdk/src/a.ts': `import { Pool } from 'undici';\nimport type { paths } from './generated/openapi.ts';\n`,
      'provider/src/a.ts': `import * as pulumi from '@pulumi/pulumi';\nimport { A } from '@espalier/sdk';\n`,
      'server/src/ou/a.rules.ts': `import { E } from '../errors/api-error.ts';\nimport { b } from '../parties/b.rules.ts';\n`,
      'server/src/ou/a.store.ts': `import { a } from './a.rules.ts';\nimport { sql } from 'kysely';\n`,
      'server/src/ou/a.routes.ts': `import { s } from './a.store.ts';\nimport type { p } from '../generated/openapi.ts';\n`,
      'examples/one/index.ts': `import { Unit } from '@espalier/pulumi';\nimport { part } from './part.ts';\n`,
    });
    assert.deepEqual(found, []);
  });

  it('leaves dependencies and build results alone', () => {
    const text = `require('@espalier/server');`;
    assert.deepEqual(violations({ 'sdk/node_modules/x/index.js': text, 'sdk/dist/index.js': text }), []);
  });
});
