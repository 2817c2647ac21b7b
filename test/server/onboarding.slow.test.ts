import { strict as assert } from 'node:assert';
import { describeStores, type TestTenant } from './directory.ts';
import { DirectorySource, type SourceUser, user } from './harness/directory-source.ts';

const size = 10_000;

/** Users as a company has them: an address, three groups of thirty, a fifth of them in Sales. */
function crowd(count: number): SourceUser[] {
  return Array.from({ length: count }, (_, index) =>
    user(`u-${index}`, [`g-${index % 30}`, `h-${index % 7}`, ...(index % 5 === 0 ? ['Sales'] : [])], {
      email: `user-${index}@contoso.example`,
      firstName: 'User',
      lastName: String(index),
    }),
  );
}

describeStores('a large directory', (directory) => {
  it('10,000 users come, change and leave in seconds, whole or not at all', async function () {
    this.timeout(300_000);
    const tenant: TestTenant = await directory.newTenant();
    const company = await tenant.unit('Company');
    const sales = await tenant.unit('Sales', company);
    const source = await DirectorySource.connect(tenant, company);
    await source.rule(company, 'member');
    await source.rule(sales, 'support', 'Sales', { onRemoved: 'remove' });
    const users = crowd(size);
    const times: Record<string, number> = {};
    const timed = async (name: string, work: () => ReturnType<DirectorySource['snapshot']>) => {
      const start = performance.now();
      const { counts } = await work();
      times[name] = Math.round(performance.now() - start);
      return counts;
    };
    const created = await timed('create', () => source.snapshot(users));
    assert.deepEqual(created, { created: size, placed: size, assigned: size + size / 5 });
    assert.deepEqual(await timed('repeat', () => source.snapshot(users)), {});
    const renamed = users.map((each) => ({ ...each, displayName: `${each.displayName} II`, groups: ['g'] }));
    assert.deepEqual(await timed('rename', () => source.snapshot(renamed)), { removed: size / 5 });
    assert.deepEqual(await timed('one', () => source.change({ remove: ['u-1'] })), { suspended: 1 });
    assert.deepEqual(await timed('leave', () => source.snapshot([])), { suspended: size - 1 });
    assert.deepEqual(await timed('return', () => source.snapshot(users)), { assigned: size + size / 5 });
    if (process.env.ESPALIER_SHOW_TIMES) console.info(directory.kind, times);
    for (const [name, time] of Object.entries(times)) assert.ok(time < 60_000, `${name}: ${time} ms`);
    const path = `/integrations/${source.id}/directory`;
    const broken = [...users.slice(0, -1), { ...user('u-last'), displayName: '' }];
    await tenant.refused('400 validation_failed', 'PUT', path, { users: broken });
    await tenant.refused('400 validation_failed', 'PUT', path, { users: crowd(size + 1) });
    assert.deepEqual((await source.snapshot(users, '?dryRun=true')).counts, {});
  });
});
