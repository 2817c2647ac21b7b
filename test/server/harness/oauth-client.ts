import { strict as assert } from 'node:assert';
import { createHash, randomBytes } from 'node:crypto';
import { issueCode } from '../../../server/src/oauth/issue-code.ts';
import type { TestDirectory } from '../directory.ts';
import type { Body, Reply } from './call.ts';
import type { TestTenant } from './test-tenant.ts';

/** Where the application of these tests is sent back to. */
export const callback = 'https://scheduler.example/callback';

/** Every scope that an application may have. */
export const everyScope = ['directory:read', 'directory:write', 'organizational_unit_scheduler'];

export type Form = Record<string, string>;

/** A pair of RFC 7636. */
export function newProofKey(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Tokens as the endpoint answers them. */
export interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  token_type: string;
  scope: string;
  sub: string;
  authorization_id: string;
}

/** An application with an active authorization for a customer's unit, and calls at the OAuth endpoints as that application. */
export class OAuthClient {
  readonly directory: TestDirectory;
  readonly tenant: TestTenant;
  readonly application: Body;
  readonly secret: string;
  /** The customer's. */
  readonly unit: Body;
  readonly authorization: Body;

  constructor(
    directory: TestDirectory,
    tenant: TestTenant,
    application: Body,
    unit: Body,
    authorization: Body,
  ) {
    this.directory = directory;
    this.tenant = tenant;
    this.application = application;
    this.secret = String(application.clientSecret);
    this.unit = unit;
    this.authorization = authorization;
  }

  /** @param scopes - granted; the application may have more */
  static async make(
    directory: TestDirectory,
    {
      tenant,
      scopes = ['directory:read'],
      fields = {},
    }: { tenant?: TestTenant; scopes?: string[]; fields?: object } = {},
  ): Promise<OAuthClient> {
    const home = tenant ?? (await directory.newTenant());
    const publisher = await home.unit(`Publisher ${randomBytes(4).toString('hex')}`);
    const unit = await home.unit(`Customer ${randomBytes(4).toString('hex')}`);
    const application = await home.make('/applications', {
      organizationUnitId: publisher.id,
      displayName: 'Scheduler',
      redirectUris: [callback],
      allowedScopes: everyScope,
      ...fields,
    });
    const asked = await home.make('/authorizations', {
      applicationId: application.id,
      organizationUnitId: unit.id,
      scopes,
    });
    const authorization = await home.ok('POST', `/authorizations/${asked.id}/approve`, {});
    return new OAuthClient(directory, home, application, unit, authorization);
  }

  get clientId(): string {
    return String(this.application.clientId);
  }

  get basic(): string {
    return `Basic ${Buffer.from(`${this.clientId}:${this.secret}`).toString('base64')}`;
  }

  /** Posts a form, as this client unless other headers say otherwise. */
  post(
    path: string,
    form: Form,
    headers: Record<string, string> = { authorization: this.basic },
  ): Promise<Reply> {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.directory.caller.callUnchecked('POST', path, new URLSearchParams(form).toString(), {
      headers: { ...type, ...headers },
    });
  }

  /** A code as the consent page makes it, and what belongs to it. */
  async code(
    scopes = ['directory:read'],
  ): Promise<{ code: string; redirect_uri: string; code_verifier: string }> {
    const { verifier, challenge } = newProofKey();
    const code = await this.directory.inTenant(this.tenant.id, (session) =>
      issueCode(
        session,
        {
          authorizationId: this.authorization.id,
          scopes,
          redirectUri: callback,
          codeChallenge: challenge,
        },
        this.directory.clock.now(),
      ),
    );
    return { code, redirect_uri: callback, code_verifier: verifier };
  }

  exchange(form: Form): Promise<Reply> {
    return this.post('/oauth/token', { grant_type: 'authorization_code', ...form });
  }

  refreshReply(token: string, form: Form = {}): Promise<Reply> {
    return this.post('/oauth/token', { grant_type: 'refresh_token', refresh_token: token, ...form });
  }

  /** Tokens for a fresh code. */
  async tokens(scopes?: string[]): Promise<Tokens> {
    return tokensOf(await this.exchange(await this.code(scopes)));
  }

  async refresh(token: string, form: Form = {}): Promise<Tokens> {
    return tokensOf(await this.refreshReply(token, form));
  }

  async introspect(token: string): Promise<Record<string, unknown>> {
    const reply = await this.post('/oauth/introspect', { token });
    assert.equal(reply.status, 200, reply.text);
    return reply.body;
  }

  async isActive(token: string): Promise<boolean> {
    return (await this.introspect(token)).active === true;
  }

  async revoke(form: Form): Promise<void> {
    const reply = await this.post('/oauth/revoke', form);
    assert.equal(`${reply.status} ${reply.text}`, '200 ');
  }

  /** The authorization as the API shows it now. */
  async status(): Promise<unknown> {
    return (await this.tenant.get(`/authorizations/${this.authorization.id}`)).status;
  }

  /** Actions of the authorization's trail, oldest first. */
  async trail(): Promise<string[]> {
    const { data } = await this.tenant.get(`/audit/events?resourceId=${this.authorization.id}&limit=100`);
    return data.map(({ action }) => String(action)).reverse();
  }
}

/** The tokens of an answer that must hold some. */
export function tokensOf(reply: Reply): Tokens {
  assert.equal(reply.status, 200, reply.text);
  assert.equal(reply.headers['cache-control'], 'no-store');
  return reply.body as unknown as Tokens;
}

/** Status and error of an answer. */
export type OAuthStatus = `${number} ${string}`;

/** Checks that an answer is an error in the form of RFC 6749, 5.2. */
export function assertOAuthError(reply: Reply, expected: OAuthStatus): void {
  const { error, error_description: description, ...rest } = reply.body as unknown as Record<string, unknown>;
  assert.equal(`${reply.status} ${error}`, expected, reply.text);
  assert.equal(typeof description, 'string');
  assert.deepEqual(
    Object.keys(rest).filter((name) => name !== 'scope'),
    [],
  );
  assert.match(String(reply.headers['content-type']), /^application\/json/);
  assert.equal(reply.headers['cache-control'], 'no-store');
  assert.ok(reply.headers['x-correlation-id']);
}
