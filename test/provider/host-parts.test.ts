import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { idempotencyKey } from '../../provider/dist/handlers/repeatable-create.js';
import type { ResourceHandler } from '../../provider/dist/handlers/resource-handler.js';
import { dynamicHost } from '../../provider/dist/host/dynamic-host.js';
import { requestLimit } from '../../provider/dist/host/request-limit.js';
import { identityOf, sourceOf } from '../../provider/dist/host/resource-identity.js';
import { Session } from '../../provider/dist/host/session.js';
import { SharedListing } from '../../provider/dist/host/shared-listing.js';
import { findSettings } from '../../provider/dist/settings.js';

const urnOf = (stack: string, project: string, name: string) =>
  `urn:pulumi:${stack}::${project}::my:Component$pulumi-nodejs:dynamic/espalier:Person::${name}`;

describe('provider: what a URN says', () => {
  it('tells project, stack, type and name, a name with colons too', () => {
    assert.deepEqual(identityOf(urnOf('dev', 'p', 'a::b')), {
      stack: 'dev',
      project: 'p',
      type: 'Person',
      name: 'a::b',
    });
  });

  it('makes a source header of at most 512 bytes of printable ASCII that ends like the URN', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 700 }),
        fc.string({ maxLength: 300 }),
        (name, stack) => {
          const source = sourceOf(urnOf(stack, 'project', name));
          assert.ok(Buffer.byteLength(source) <= 512);
          assert.match(source, /^[\x21-\x7e]*$/);
        },
      ),
    );
    assert.ok(sourceOf(urnOf('dev', 'p', `${'x'.repeat(600)}tail`)).endsWith('xtail'));
    assert.match(
      sourceOf(urnOf('dev', 'p', 'a')),
      /^pulumi;project=p;stack=dev;urn=urn:pulumi:dev::p::.*::a$/,
    );
  });

  it('makes one key per resource that fits the header', () => {
    const key = idempotencyKey(urnOf('dev', 'p', 'é'));
    assert.match(key, /^pulumi-[0-9a-f]{64}$/);
    assert.equal(key, idempotencyKey(urnOf('dev', 'p', 'é')));
    assert.notEqual(key, idempotencyKey(urnOf('prod', 'p', 'é')));
  });
});

describe('provider: settings', () => {
  const config = (values: Record<string, string>) => (name: string) => values[name];
  const stackConfig = config({ 'espalier:url': 'http://config', 'espalier:token': 'c' });

  it('come from the environment first, then from stack config, each by itself', () => {
    const environment = { ESPALIER_URL: 'http://environment', ESPALIER_TOKEN: '' };
    assert.deepEqual(findSettings(stackConfig, environment).settings, {
      url: 'http://environment',
      token: 'c',
    });
  });

  it('of an explicit instance win over the environment', () => {
    const explicit = config({
      'espalier:url': 'http://own',
      'espalier:token': 'own',
      'espalier:instance': 'explicit',
    });
    const environment = { ESPALIER_URL: 'http://environment', ESPALIER_TOKEN: 'e' };
    assert.deepEqual(findSettings(explicit, environment).settings, { url: 'http://own', token: 'own' });
  });

  it('that are missing or no URL are named, without showing them', () => {
    assert.match(findSettings(config({}), {}).problem ?? '', /ESPALIER_URL.*espalier:url/);
    assert.match(
      findSettings(config({ 'espalier:url': 'http://x' }), {}).problem ?? '',
      /ESPALIER_TOKEN.*--secret/,
    );
    const wrong =
      findSettings(config({ 'espalier:url': 'ftp://u:hidden@x', 'espalier:token': 't' }), {}).problem ?? '';
    assert.match(wrong, /not an http or https URL/);
    assert.ok(!wrong.includes('hidden'));
  });
});

describe('provider: limit of requests', () => {
  it('never runs more at a time, runs all, and goes on after failures', async () => {
    const limit = requestLimit(3);
    let running = 0;
    let most = 0;
    const work = Array.from({ length: 20 }, (_, index) =>
      limit(async () => {
        most = Math.max(most, ++running);
        await sleep(1);
        running--;
        if (index % 4 === 0) throw new Error('failed');
        return index;
      }),
    );
    const results = await Promise.allSettled(work);
    assert.equal(most, 3);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 15);
  });
});

describe('provider: listing shared by reads', () => {
  function listed(count: number, pageSize = 100) {
    const items = Array.from({ length: count }, (_, index) => ({ id: `i${index}` }));
    let pages = 0;
    const listing = new SharedListing<{ id: string }>(async (cursor) => {
      pages++;
      await sleep(1);
      const start = Number(cursor);
      const end = start + pageSize;
      return { items: items.slice(start, end), next: end < count ? String(end) : null };
    });
    return { listing, pages: () => pages };
  }
  const readAll = (listing: SharedListing<{ id: string }>, ids: string[]) =>
    Promise.all(ids.map((id) => listing.find(id)));

  it('asks for few objects singly', async () => {
    const { listing, pages } = listed(1000);
    const found = await readAll(listing, ['i0', 'i1', 'i2', 'i3']);
    assert.deepEqual([found.filter(Boolean).length, pages()], [0, 0]);
  });

  it('answers many reads from each page once', async () => {
    const { listing, pages } = listed(1000);
    const found = await readAll(
      listing,
      Array.from({ length: 1000 }, (_, index) => `i${index}`),
    );
    assert.deepEqual([found.filter(Boolean).length, pages()], [996, 10]);
  });

  it('never fetches more pages than there were reads, however large the tenant', async () => {
    const { listing, pages } = listed(100_000);
    await readAll(
      listing,
      Array.from({ length: 30 }, (_, index) => `i${99_000 + index}`),
    );
    assert.ok(pages() <= 30, `${pages()} pages`);
  });

  it('starts anew after a write', async () => {
    const { listing, pages } = listed(10);
    await readAll(listing, Array(5).fill('i1'));
    listing.forget();
    await readAll(listing, Array(5).fill('i1'));
    assert.equal(pages(), 2);
  });

  it('passes on a failure and tries again for the next read', async () => {
    let calls = 0;
    const listing = new SharedListing<{ id: string }>(async () => {
      if (++calls === 1) throw new Error('not now');
      return { items: [{ id: 'i1' }], next: null };
    });
    await readAll(listing, Array(4).fill('i1'));
    await assert.rejects(listing.find('i1'), /not now/);
    assert.deepEqual(await listing.find('i1'), { id: 'i1' });
  });
});

describe('provider: time that a call has', () => {
  it('is what the handler says, and what these inputs ask for beyond it', async () => {
    const lasting: ResourceHandler = {
      ...{ type: 'X', deadlineMs: 20, extraMs: ({ waitForApproval }) => Number(waitForApproval) },
      ...{ check: () => [], diff: () => ({ changed: [], replaces: [] }) },
      ...{ read: async () => undefined, update: async () => ({}), delete: async () => {} },
      create: async (_, { signal }) => sleep(10_000, undefined as never, { signal, ref: false }),
    };
    const session = new Session({ ESPALIER_URL: 'http://127.0.0.1:9', ESPALIER_TOKEN: 'none' });
    const host = dynamicHost(lasting, session);
    const elapsed = async (waitForApproval: number) => {
      const started = performance.now();
      const ended = host.create({ waitForApproval });
      // Such a signal alone keeps no process alive, as a connection does.
      const alive = setInterval(() => {}, 10);
      await assert.rejects(ended).finally(() => clearInterval(alive));
      return performance.now() - started;
    };
    assert.ok((await elapsed(0)) < 700);
    assert.ok((await elapsed(800)) >= 800);
  });
});
