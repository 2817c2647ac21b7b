import { strict as assert } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openStore, type Store } from '../../server/src/db/store.ts';
import { issueCode } from '../../server/src/oauth/issue-code.ts';
import { makeDatabase, storeKinds } from './directory.ts';
import type { Body, Caller } from './harness/call.ts';
import { callback, newProofKey } from './harness/oauth-client.ts';
import { adminToken, ProcessBench, type ServerProcess } from './harness/server-process.ts';

const rounds = Number(process.env.ESPALIER_TEST_KILL_ROUNDS ?? 4);
const lanes = 8;
/** Longer than a restart takes. */
const environment = { ESPALIER_REFRESH_GRACE_SECONDS: '120', ESPALIER_RATE_LIMIT: '0' };

/** An application in a server process, and a store beside it for the codes that a person's consent would make. */
class Scene {
  readonly bench = new ProcessBench();
  database: { url: string; drop: () => Promise<void> } | undefined;
  server: ServerProcess | undefined;
  calls: Caller | undefined;
  store: Store | undefined;
  application: Body | undefined;
  authorization: Body | undefined;

  async start(): Promise<void> {
    this.database ??= await makeDatabase();
    this.server = this.bench.start(['--port', '0', '--data', this.database.url], environment);
    this.calls = await this.server.listening();
  }

  async authorize(): Promise<void> {
    const make = async (path: string, body: object) => {
      const reply = await this.calls?.callUnchecked('POST', `/v1${path}`, body, { token: adminToken });
      assert.ok(reply && reply.status < 300, `${path}: ${reply?.text}`);
      return reply.body;
    };
    const [publisher, unit] = [
      await make('/ou', { displayName: 'Publisher' }),
      await make('/ou', { displayName: 'Unit' }),
    ];
    const allowedScopes = ['directory:read'];
    const fields = { organizationUnitId: publisher.id, displayName: 'Scheduler', redirectUris: [callback] };
    this.application = await make('/applications', { ...fields, allowedScopes });
    const pair = { applicationId: this.application.id, organizationUnitId: unit.id };
    const asked = await make('/authorizations', { ...pair, scopes: allowedScopes });
    this.authorization = await make(`/authorizations/${asked.id}/approve`, {});
    this.store = await openStore(String(this.database?.url), () => {});
  }

  async code(): Promise<Record<string, string>> {
    const { verifier, challenge } = newProofKey();
    const request = {
      authorizationId: String(this.authorization?.id),
      scopes: ['directory:read'],
      redirectUri: callback,
      codeChallenge: challenge,
    };
    const code = await this.store?.withSession(async (session) => {
      await session.bind('espalier_app', String(this.application?.tenantId));
      return issueCode(session, request, new Date());
    });
    return {
      grant_type: 'authorization_code',
      code: String(code),
      redirect_uri: callback,
      code_verifier: verifier,
    };
  }

  /** undefined: the server died before it answered. */
  async token(form: Record<string, string>): Promise<Body | undefined> {
    const { clientId, clientSecret } = this.application as Body;
    const all = { ...form, client_id: String(clientId), client_secret: String(clientSecret) };
    const reply = await this.calls?.callUnchecked('POST', '/oauth/token', all).catch(() => undefined);
    assert.ok(!reply || [200, 400].includes(reply.status), reply?.text);
    return reply?.body;
  }

  async clear(): Promise<void> {
    await this.store?.close();
    await this.bench.clear();
    await this.database?.drop();
  }
}

/** Refreshes one after the other until the server dies. @returns the newest token that it was told of */
async function refreshOn(scene: Scene, first: string): Promise<string> {
  for (let current = first; ; ) {
    const body = await scene.token({ grant_type: 'refresh_token', refresh_token: current });
    if (!body) return current;
    current = String(body.refresh_token ?? assert.fail(JSON.stringify(body)));
  }
}

/** Exchanges codes until the server dies. @returns the one whose answer never came */
async function exchangeOn(
  scene: Scene,
  codes: Record<string, string>[],
): Promise<Record<string, string> | undefined> {
  for (const code of codes) {
    const body = await scene.token(code);
    if (!body) return code;
    assert.ok(body.access_token, JSON.stringify(body));
  }
  return undefined;
}

if (storeKinds.includes('PostgreSQL'))
  describe('SIGKILL of the server between code and tokens', function () {
    this.timeout(60_000 * rounds);
    const scene = new Scene();

    after(() => scene.clear());

    it(`leaves codes usable or exchanged whole, and refreshes repeatable, in ${rounds} rounds`, async () => {
      await scene.start();
      await scene.authorize();
      let lost = 0;
      for (let round = 0; round < rounds; round += 1) {
        const firsts = await Promise.all(
          Array.from({ length: lanes }, async () => scene.token(await scene.code())),
        );
        const codes = await Promise.all(
          Array.from({ length: lanes }, () => Promise.all(Array.from({ length: 40 }, () => scene.code()))),
        );
        const refreshing = firsts.map((first) => refreshOn(scene, String(first?.refresh_token)));
        const exchanging = codes.map((each) => exchangeOn(scene, each));
        await sleep(100 + Math.random() * 400);
        await scene.server?.stop('SIGKILL');
        const newest = await Promise.all(refreshing);
        const unanswered = (await Promise.all(exchanging)).filter((code) => code !== undefined);
        await scene.start();
        for (const token of newest) {
          const body = await scene.token({ grant_type: 'refresh_token', refresh_token: token });
          assert.ok(body?.access_token, `round ${round}: ${JSON.stringify(body)}`);
        }
        const half = await scene.store?.withSession(async (session) => {
          await session.bind('espalier_platform', '');
          return session.rows(
            sql`select 1 from oauth_codes c where c.used_at is not null and not exists
              (select from oauth_access_tokens t where t.tenant_id = c.tenant_id and t.family_id = c.family_id)`,
          );
        });
        assert.deepEqual(half, [], `round ${round}: codes used up without tokens`);
        for (const code of unanswered) {
          lost += 1;
          const body = await scene.token(code);
          assert.ok(body?.access_token !== undefined || String(body?.error) === 'invalid_grant');
        }
      }
      assert.ok(lost > 0, 'no exchange was interrupted');
    });
  });
