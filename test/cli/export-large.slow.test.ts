import { strict as assert } from 'node:assert';
import { TestStack } from '../provider/stack.ts';
import { type CliTenant, run, ServedDirectory } from './command-line.ts';
import { fillVaried } from './varied-tenant.ts';

const unitCount = 500;
const personCount = 400;
const groupCount = 100;

/** Ten children for each unit, people in all of them, groups of four. */
async function fillLarge({ client }: CliTenant): Promise<number> {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const units = numbers(unitCount).map((index) => ({
    externalId: `u${index}`,
    displayName: `Unit ${index}`,
    ...(index === 0 ? {} : { parentExternalId: `u${Math.floor((index - 1) / 10)}` }),
    branding: { number: index },
  }));
  const persons = numbers(personCount).map((index) => ({
    externalId: `p${index}`,
    type: 'natural_person' as const,
    displayName: `Person ${index % 50}`,
    organizationUnitExternalId: `u${index}`,
  }));
  const groups = numbers(groupCount).map((index) => ({
    externalId: `g${index}`,
    type: 'group' as const,
    displayName: `Group ${index}`,
    memberExternalIds: numbers(4).map((step) => `p${index * 4 + step}`),
  }));
  await client.ou.apply({ nodes: [...units, ...persons, ...groups] });
  return units.length + persons.length + groups.length;
}

describe('espalier export of a thousand objects', function () {
  this.timeout(300_000);
  let directory: ServedDirectory;
  let tenant: CliTenant;
  let count: number;

  before(async () => {
    directory = await ServedDirectory.start();
    tenant = await directory.newTenant('large');
    count = (await fillLarge(tenant)) + (await fillVaried(tenant.client));
  });

  after(() => directory.stop());

  for (const format of ['ts', 'yaml']) {
    it(`as ${format} is imported with every type in it, and a preview shows no change`, async () => {
      const stack = await TestStack.create(tenant.environment);
      try {
        const out = ['export', '--format', format, '--out', stack.folder, '--force'];
        assert.equal((await run(out, tenant.environment)).exitCode, 0);
        await stack.init();
        const imported = await stack.command(
          'import --file import.json --protect=false --generate-code=false --yes'.split(' '),
        );
        assert.equal(imported.exitCode, 0, imported.text);
        assert.equal((await stack.resources()).length, count);
        const preview = await stack.preview('--expect-no-changes');
        assert.equal(preview.exitCode, 0, preview.text);
      } finally {
        stack.remove();
      }
    });
  }
});
