import assert from 'node:assert/strict';
import { createEspalier, type EspalierOptions } from '@espalier/sdk';
import { json, rejection, withServer } from './scripted-server.ts';

const baseUrl = 'http://127.0.0.1:1';
const refused: Record<string, [Record<string, unknown>, RegExp]> = {
  'no address': [{ baseUrl: undefined }, /^baseUrl /],
  'an address that is none': [{ baseUrl: 'directory' }, /^baseUrl /],
  'an address of another kind': [{ baseUrl: 'ftp://host' }, /^baseUrl /],
  'an address with a query': [{ baseUrl: 'http://host/v1?x=1' }, /^baseUrl /],
  'a token and a getToken': [{ token: 'a', getToken: () => 'b' }, /token or getToken/],
  'a getToken that is no function': [{ getToken: 'b' }, /^getToken /],
  'a timeout of nothing': [{ timeoutMs: 0 }, /^timeoutMs /],
  'a timeout that is no number': [{ attemptTimeoutMs: '10s' }, /^attemptTimeoutMs /],
  'half a retry': [{ retries: 1.5 }, /^retries /],
  'fewer than no retries': [{ retries: -1 }, /^retries /],
  'no connections': [{ maxConnections: 0 }, /^maxConnections /],
};

describe('sdk: options', () => {
  for (const [name, [options, message]] of Object.entries(refused)) {
    it(`refuses ${name}`, () => {
      assert.throws(() => createEspalier({ baseUrl, ...options } as EspalierOptions), {
        name: 'TypeError',
        message,
      });
    });
  }

  it('takes undefined for every option that may be left out', async () => {
    const options: EspalierOptions = {
      baseUrl,
      token: undefined,
      getToken: undefined,
      timeoutMs: undefined,
      retries: undefined,
    };
    await createEspalier({
      ...options,
      source: undefined,
      maxConnections: undefined,
      validate: undefined,
    }).close();
  });

  it(
    'takes a time limit longer than any timer',
    withServer(
      [(response, request) => void setTimeout(() => json(200, { status: 'ok' })(response, request), 30)],
      async (client, server) => {
        await client.health();
        assert.equal(server.requests.length, 1);
      },
      { timeoutMs: Number.POSITIVE_INFINITY, attemptTimeoutMs: 2 ** 40 },
    ),
  );

  it('refuses a bad time limit of a single call', async () => {
    const client = createEspalier({ baseUrl });
    assert.match(String(await rejection(client.health({ timeoutMs: -1 }))), /timeoutMs/);
    await client.close();
  });
});
