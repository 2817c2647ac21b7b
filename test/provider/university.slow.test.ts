import assert from 'node:assert/strict';
import { scenery } from './scenery.ts';
import { TestStack } from './stack.ts';

describe('examples: the university of the root program', function () {
  const scene = scenery(this);

  it('type-checks and runs as the root Pulumi.yaml says, and changes nothing the second time', async () => {
    const stack = await TestStack.ofRootProgram(scene.stack.environment);
    try {
      const first = await stack.up();
      assert.equal(first.exitCode, 0, first.text);
      const { ou, persons, groups } = scene.tenant.client;
      const ids = (await stack.outputs()) as Record<
        'universityId' | 'humanitiesId' | 'adaId' | 'dataProtectionId',
        string
      >;
      assert.equal((await ou.get(ids.universityId)).code, '00001');
      assert.deepEqual((await ou.effective(ids.humanitiesId)).branding.value, {
        primaryColor: '#7a1f1f',
        logo: 'https://northwind.example/logo.svg',
      });
      const units = (await persons.get(ids.adaId)).specializations.map(
        ({ organizationUnitId }) => organizationUnitId,
      );
      assert.equal(new Set(units).size, 2);
      const types = (await Array.fromAsync(groups.members(ids.dataProtectionId))).map(
        ({ partyType }) => partyType,
      );
      assert.deepEqual(types.sort(), [
        'group',
        'natural_person',
        'natural_person',
        'organization',
        'service',
      ]);

      assert.deepEqual((await stack.up()).steps, []);
    } finally {
      stack.remove();
    }
  });
});
