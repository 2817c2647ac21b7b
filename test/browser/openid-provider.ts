/** An OpenID provider that nobody here wrote (oidc-provider with its own pages), for tests of sign-in. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** What the provider says of whoever signs in there. */
export interface Claims {
  email: string;
  email_verified: boolean;
}

/** A provider that knows one client and takes any login name. */
export class TestOpenIdProvider {
  readonly clientId = 'espalier';
  readonly clientSecret = 'a-secret-of-the-provider';
  /** Told of the next one who signs in. */
  claims: Claims = { email: 'ada@contoso.example', email_verified: true };
  #server: Server | undefined;
  issuer = '';

  /** @param redirectUri - where the directory takes its answers */
  async start(redirectUri: string): Promise<void> {
    const server = createServer();
    this.#server = server;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(this.issuer, {
      clients: [{ client_id: this.clientId, client_secret: this.clientSecret, redirect_uris: [redirectUri] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...this.claims }) }),
    });
    server.on('request', provider.callback());
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}
