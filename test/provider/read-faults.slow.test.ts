/** What the engine asks of each resource in a refresh, while the directory fails: beside refresh and faults, which run the engine. */
import assert from 'node:assert/strict';
import { DirectoryProcess, type Tenant } from './directory-process.ts';
import { DynamicProviderProcess } from './dynamic-provider-process.ts';
import { type Fault, RequestRecorder } from './request-recorder.ts';
import { type Made, makeSamples } from './resource-samples.ts';

const faults: readonly [string, Fault][] = [
  ['401', { kind: 'answer', status: 401, code: 'unauthenticated' }],
  ['403', { kind: 'answer', status: 403, code: 'scope_missing' }],
  ['429', { kind: 'answer', status: 429, code: 'rate_limited' }],
  ['500', { kind: 'answer', status: 500, code: 'internal_error' }],
  ['503', { kind: 'answer', status: 503, code: 'store_unavailable' }],
  ['a 404 that is not the tenant speaking', { kind: 'answer', status: 404, code: 'resource_not_found' }],
  ['a reset connection', { kind: 'reset' }],
];

describe('provider: reading a resource of each type while the directory fails', function () {
  this.timeout(240_000);
  let directory: DirectoryProcess;
  let recorder: RequestRecorder;
  let tenant: Tenant;
  let made: Made[];
  const hosts: DynamicProviderProcess[] = [];

  before(async () => {
    directory = await DirectoryProcess.start();
    recorder = await RequestRecorder.start(directory.url);
    tenant = await directory.newTenant();
    made = await makeSamples(await hostWith(tenant.token));
  });
  after(async () => {
    await Promise.all(hosts.map((host) => host.stop()));
    await recorder?.stop();
    await directory?.stop();
  });

  /** A process of its own, as every refresh has one. */
  async function hostWith(token: string): Promise<DynamicProviderProcess> {
    const host = await DynamicProviderProcess.start();
    hosts.push(host);
    await host.configure({ 'espalier:url': recorder.url, 'espalier:token': token });
    return host;
  }

  /** Types that were read, and types that were taken for gone; the others failed. All at once, as in a refresh. */
  async function readAll(host: DynamicProviderProcess): Promise<{ found: string[]; gone: string[] }> {
    const ids = await Promise.allSettled(made.map(({ id, outputs }) => host.read(id, outputs)));
    const read = ids.map((each, index) => [each.status === 'fulfilled' && each.value.id, made[index]?.type]);
    const typesOf = (wanted: boolean) =>
      read.filter(([id]) => id !== false && (id !== '') === wanted).map(([, type]) => String(type));
    return { found: typesOf(true), gone: typesOf(false) };
  }

  for (const [title, fault] of faults) {
    it(`never takes it for gone: ${title}`, async () => {
      const host = await hostWith(tenant.token);
      recorder.fault = () => fault;
      assert.deepEqual(await readAll(host), { found: [], gone: [] });
      recorder.fault = () => undefined;
      const all = made.map(({ type }) => type);
      assert.deepEqual(await readAll(host), { found: all, gone: [] });
      recorder.fault = () => fault;
      assert.deepEqual((await readAll(host)).gone, [], 'what the process has learned meanwhile is no excuse');
      recorder.fault = () => undefined;
    });
  }

  it('never takes it for gone: the token of another tenant', async () => {
    const { token } = await directory.newTenant();
    assert.deepEqual(await readAll(await hostWith(token)), { found: [], gone: [] });
  });

  it('gets through 429, 503 and resets that pass', async () => {
    const host = await hostWith(tenant.token);
    const passing = faults.filter(([title]) => /429|503|reset/.test(title));
    const refused = new Map<string, number>();
    recorder.fault = (_, path) => {
      const times = refused.get(path) ?? 0;
      refused.set(path, times + 1);
      return times < 2 ? passing[(refused.size + times) % passing.length]?.[1] : undefined;
    };
    assert.equal((await readAll(host)).found.length, made.length);
    recorder.fault = () => undefined;
  });
});
