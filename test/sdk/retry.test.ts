import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Failure, retryAfterMs, retryPauseMs } from '../../sdk/dist/retry.js';

const standing = { attempts: 1, retries: 4, repeatable: true, remainingMs: 30_000 };
const backoff = { baseMs: 100, capMs: 5_000, random: () => 0.5 };
const answered = (status: number, retryAfter?: number): Failure => ({ status, retryAfterMs: retryAfter });

describe('sdk: deciding whether to repeat', () => {
  for (const status of [429, 502, 503, 504]) {
    it(`repeats after ${status}`, () => {
      assert.equal(retryPauseMs(answered(status), standing, backoff), 50);
    });
  }

  for (const status of [400, 401, 403, 404, 405, 408, 409, 412, 413, 415, 422, 500, 501]) {
    it(`takes ${status} as final`, () => {
      assert.equal(retryPauseMs(answered(status), standing, backoff), undefined);
    });
  }

  for (const causeCode of [
    'ECONNRESET',
    'ECONNREFUSED',
    'EPIPE',
    'UND_ERR_SOCKET',
    'UND_ERR_CONNECT_TIMEOUT',
    undefined,
  ]) {
    it(`repeats after no answer because of ${causeCode ?? 'time'}`, () => {
      assert.equal(retryPauseMs({ causeCode }, standing, backoff), 50);
    });
  }

  for (const causeCode of [
    'ENOTFOUND',
    'UND_ERR_INVALID_ARG',
    'UND_ERR_CLOSED',
    'CERT_HAS_EXPIRED',
    'HPE_INVALID_CONSTANT',
  ]) {
    it(`takes no answer because of ${causeCode} as final`, () => {
      assert.equal(retryPauseMs({ causeCode }, standing, backoff), undefined);
    });
  }

  it('never repeats what could be done twice', () => {
    assert.equal(retryPauseMs(answered(503), { ...standing, repeatable: false }, backoff), undefined);
    assert.equal(
      retryPauseMs({ causeCode: 'ECONNRESET' }, { ...standing, repeatable: false }, backoff),
      undefined,
    );
  });

  it('stops when the retries are used up', () => {
    assert.notEqual(retryPauseMs(answered(503), { ...standing, attempts: 4 }, backoff), undefined);
    assert.equal(retryPauseMs(answered(503), { ...standing, attempts: 5 }, backoff), undefined);
    assert.equal(retryPauseMs(answered(503), { ...standing, retries: 0 }, backoff), undefined);
  });

  it('doubles the bound of the pause up to five seconds', () => {
    const most = { ...backoff, random: () => 1 };
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) =>
      retryPauseMs(answered(503), { ...standing, attempts, retries: 9 }, most),
    );
    assert.deepEqual(pauses, [100, 200, 400, 800, 1600, 3200, 5000, 5000]);
  });

  it('waits as long as Retry-After asks, also beyond the cap', () => {
    assert.equal(retryPauseMs(answered(429, 7_000), standing, backoff), 7_000);
  });

  it('gives up at once rather than pause past the deadline', () => {
    assert.equal(retryPauseMs(answered(429, 7_000), { ...standing, remainingMs: 7_000 }, backoff), undefined);
    assert.equal(retryPauseMs(answered(503), { ...standing, remainingMs: 50 }, backoff), undefined);
  });

  it('keeps every pause between Retry-After and the deadline', () => {
    const numbers = fc.record({
      attempts: fc.integer({ min: 1, max: 40 }),
      remainingMs: fc.integer({ min: -10, max: 60_000 }),
      asked: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: undefined }),
      chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    });
    fc.assert(
      fc.property(numbers, ({ attempts, remainingMs, asked, chance }) => {
        const where = { attempts, remainingMs, retries: 40, repeatable: true };
        const pause = retryPauseMs(answered(503, asked), where, { ...backoff, random: () => chance });
        if (pause === undefined) return;
        assert.ok(pause >= (asked ?? 0) && pause < remainingMs && pause <= Math.max(asked ?? 0, 5_000));
      }),
    );
  });
});

describe('sdk: reading Retry-After', () => {
  const now = Date.parse('2026-11-20T09:30:00Z');

  it('reads seconds', () => assert.equal(retryAfterMs('120', now), 120_000));
  it('reads an HTTP date', () => assert.equal(retryAfterMs('Fri, 20 Nov 2026 09:30:30 GMT', now), 30_000));
  it('takes a past date as now', () => assert.equal(retryAfterMs('Fri, 20 Nov 2026 09:29:30 GMT', now), 0));
  it('passes over what is neither', () => {
    assert.equal(retryAfterMs('soon', now), undefined);
    assert.equal(retryAfterMs(undefined, now), undefined);
  });
});
