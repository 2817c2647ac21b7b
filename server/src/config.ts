import { parseArgs } from 'node:util';
import type { JwtIssuer } from './auth/jwt-issuers.ts';
import { secretKeyBytes } from './secrets/secret-box.ts';

/** Settings of the server process. */
export interface ServerConfig {
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** `memory`, a folder, or `postgres://...`. */
  data: string;
  basePath: string;
  /** Platform administrator's token; undefined: one is made in embedded mode, none exists on PostgreSQL. */
  adminToken: string | undefined;
  /** Where the server is reached from outside; undefined: the listening address. */
  publicUrl: string | undefined;
  /** Issuers whose signed tokens are taken. */
  jwtIssuers?: JwtIssuer[];
  /** Requests per second and token; 0: no limit; undefined: the default of the store. */
  rateLimit?: number | undefined;
  /** Encrypts stored secrets: 32 bytes as base64url; undefined: one is made and kept in the store. */
  encryptionKey?: string | undefined;
  /** How long the direct predecessor of a refresh token is answered again, in seconds; undefined: 10. */
  refreshGraceSeconds?: number | undefined;
  /** Compare each answer with the schema; for tests. */
  checkAnswers: boolean;
}

/** A setting that cannot be used. */
export class ConfigError extends Error {}

/** Text of `--help`. */
export const usage = `espalier directory

usage: npm run serve -- [--host H] [--port N] [--data memory|DIR|postgres://...] [--base-path /v1]

  --host       ESPALIER_HOST   address to listen on (127.0.0.1)
  --port       ESPALIER_PORT   port to listen on, 0 takes a free one (8787)
  --data       ESPALIER_DATA   where tenants are kept: memory, a folder, or a PostgreSQL (>= 15) address (.espalier/data)
  --base-path                  what stands before the API's paths (/v1)
               ESPALIER_ADMIN_TOKEN   platform administrator; unset with an embedded store: one is made and printed once
               ESPALIER_PUBLIC_URL    where the server is reached from outside
               ESPALIER_ENCRYPTION_KEY  encrypts stored secrets: 32 bytes in base64 (unset: one is made and kept in the store)
               ESPALIER_JWT_ISSUERS   issuers of signed tokens: addresses separated by commas, or JSON:
                                      [{"issuer": "https://id.example", "audience": "espalier", "jwksUri": "https://..."}]
               ESPALIER_REFRESH_GRACE_SECONDS  how long a refresh token that was just exchanged is answered again (10)
               ESPALIER_RATE_LIMIT    requests per second and token, 0: no limit (embedded: 0, PostgreSQL: 1000)

example: npm run serve -- --port 0 --data memory
`;

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new ConfigError(`--port is ${text}; give a number from 0 to 65535`);
  return port;
}

function readBasePath(text: string): string {
  const path = text.replace(/\/+$/, '');
  if (path !== '' && !/^(\/[\w.-]+)+$/.test(path))
    throw new ConfigError(`--base-path is ${text}; give a path such as /v1`);
  return path;
}

function isIssuer(value: unknown): value is JwtIssuer {
  const { issuer, audience, jwksUri } = (value ?? {}) as Record<string, unknown>;
  const isText = (each: unknown) => each === undefined || typeof each === 'string';
  return typeof issuer === 'string' && URL.canParse(issuer) && isText(audience) && isText(jwksUri);
}

function readIssuers(text: string | undefined): JwtIssuer[] {
  if (!text) return [];
  const wrong = new ConfigError(
    'ESPALIER_JWT_ISSUERS is not a list of addresses separated by commas, nor a JSON array of {"issuer", "audience", "jwksUri"}',
  );
  const list: unknown = (() => {
    if (!text.trimStart().startsWith('['))
      return text.split(',').map((issuer) => ({ issuer: issuer.trim() }));
    try {
      return JSON.parse(text);
    } catch {
      throw wrong;
    }
  })();
  if (!Array.isArray(list) || !list.every(isIssuer)) throw wrong;
  return list;
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new ConfigError(
      `ESPALIER_PUBLIC_URL is ${text}; give an address such as https://directory.example`,
    );
  return text.replace(/\/+$/, '');
}

function readEncryptionKey(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (Buffer.from(text, 'base64url').length !== secretKeyBytes)
    throw new ConfigError(
      'ESPALIER_ENCRYPTION_KEY is not 32 bytes in base64; make one with: openssl rand -base64 32',
    );
  return text;
}

function readRateLimit(text: string | undefined): number | undefined {
  if (!text) return undefined;
  if (!/^\d{1,7}$/.test(text))
    throw new ConfigError(`ESPALIER_RATE_LIMIT is ${text}; give requests per second, or 0 for no limit`);
  return Number(text);
}

function readGrace(text: string | undefined): number | undefined {
  if (!text) return undefined;
  if (!/^\d{1,4}$/.test(text))
    throw new ConfigError(`ESPALIER_REFRESH_GRACE_SECONDS is ${text}; give seconds from 0 to 9999`);
  return Number(text);
}

/**
 * Reads flags, then environment, then defaults. The only reader of the environment.
 *
 * @returns undefined when help was asked for
 * @throws ConfigError naming the setting
 */
export function readConfig(args: string[], env: NodeJS.ProcessEnv): ServerConfig | undefined {
  const text = { type: 'string' } as const;
  const options = {
    host: text,
    port: text,
    data: text,
    'base-path': text,
    help: { type: 'boolean', short: 'h' },
  } as const;
  const values = (() => {
    try {
      return parseArgs({ args, options, strict: true }).values;
    } catch (error) {
      throw new ConfigError(`${(error as Error).message}\n\n${usage}`);
    }
  })();
  if (values.help) return undefined;
  return {
    host: values.host ?? env.ESPALIER_HOST ?? '127.0.0.1',
    port: readPort(values.port ?? env.ESPALIER_PORT ?? '8787'),
    data: values.data ?? env.ESPALIER_DATA ?? '.espalier/data',
    basePath: readBasePath(values['base-path'] ?? '/v1'),
    adminToken: env.ESPALIER_ADMIN_TOKEN || undefined,
    publicUrl: readPublicUrl(env.ESPALIER_PUBLIC_URL),
    encryptionKey: readEncryptionKey(env.ESPALIER_ENCRYPTION_KEY),
    jwtIssuers: readIssuers(env.ESPALIER_JWT_ISSUERS),
    rateLimit: readRateLimit(env.ESPALIER_RATE_LIMIT),
    refreshGraceSeconds: readGrace(env.ESPALIER_REFRESH_GRACE_SECONDS),
    checkAnswers: env.ESPALIER_CHECK_ANSWERS === '1',
  };
}
