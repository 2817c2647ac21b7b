/** An issuer of signed tokens, as a real HTTP server with real keys. */
import { strict as assert } from 'node:assert';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

interface SigningKey {
  kid: string;
  alg: string;
  privateKey: Parameters<SignJWT['sign']>[0];
  publicJwk: JWK;
}

export class TokenIssuer {
  readonly #server: Server;
  /** How often its keys were asked for. */
  fetches = 0;
  /** What it answers instead of its keys. */
  failure: { status: number; body: string } | undefined;
  keys: SigningKey[] = [];

  constructor() {
    this.#server = createServer((request, response) => {
      const { status, body } = this.#answer(request.url ?? '');
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  }

  #answer(url: string): { status: number; body: string } {
    if (url === '/.well-known/openid-configuration')
      return { status: 200, body: JSON.stringify({ issuer: this.url, jwks_uri: `${this.url}/keys` }) };
    if (url !== '/keys') return { status: 404, body: '{}' };
    this.fetches += 1;
    return (
      this.failure ?? { status: 200, body: JSON.stringify({ keys: this.keys.map((key) => key.publicJwk) }) }
    );
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    await this.addKey('first');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Makes a key; `published: false` keeps it to itself. */
  async addKey(kid: string, alg = 'ES256', published = true): Promise<SigningKey> {
    const { privateKey, publicKey } = await generateKeyPair(alg);
    const key = {
      kid,
      alg,
      privateKey,
      publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' },
    };
    if (published) this.keys.push(key);
    return key;
  }

  /** A token of this issuer that lives for an hour from `now`, unless the claims say otherwise. */
  async sign(claims: JWTPayload, now: Date, key = this.keys.at(-1)): Promise<string> {
    assert.ok(key);
    const seconds = Math.floor(now.getTime() / 1000);
    const all = { iss: this.url, aud: 'espalier', iat: seconds, exp: seconds + 3600, ...claims };
    return new SignJWT(all).setProtectedHeader({ alg: key.alg, kid: key.kid }).sign(key.privateKey);
  }
}
