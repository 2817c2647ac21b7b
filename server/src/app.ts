import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { accessRoutes } from './access/access.routes.ts';
import { applicationRoutes } from './applications/application.routes.ts';
import { applyRoutes } from './apply/apply.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { JwtIssuers } from './auth/jwt-issuers.ts';
import { hashSecretToken, newSecretToken } from './auth/secret-token.ts';
import { TokenMemory } from './auth/token-memory.ts';
import { roleRoutes } from './authority/role.routes.ts';
import { authorizationRoutes } from './authorizations/authorization.routes.ts';
import { Background } from './background.ts';
import type { ServerConfig } from './config.ts';
import { consentPages } from './consent/consent.pages.ts';
import { openStore, type Store } from './db/store.ts';
import { effectiveRoutes } from './effective/effective.routes.ts';
import { groupRoutes } from './groups/group.routes.ts';
import { CursorCodec } from './http/cursor.ts';
import { installErrorHandler } from './http/error-handler.ts';
import { createHttpApp } from './http/http-app.ts';
import { publicUrlOf } from './http/public-url.ts';
import { defaultRateLimit, limitRate } from './http/rate-limit.ts';
import { mountOperations } from './http/router.ts';
import { integrationRoutes } from './integrations/integration.routes.ts';
import { mountOAuth } from './oauth/oauth.mount.ts';
import { onboardingRoutes } from './onboarding/directory.routes.ts';
import { ouRoutes } from './ou/ou.routes.ts';
import { mountPages } from './pages/page-scope.ts';
import { partyRoutes } from './parties/party.routes.ts';
import { partiesLeft } from './parties/party-removal.ts';
import { profileRoutes } from './profiles/profile.routes.ts';
import { relationshipRoutes } from './relationships/relationship.routes.ts';
import { SecretBox, secretKeyBytes } from './secrets/secret-box.ts';
import { signInPages } from './sign-in/sign-in.pages.ts';
import { signInLinkRoutes } from './sign-in/sign-in-link.routes.ts';
import { installMetrics } from './system/metrics.ts';
import { systemRoutes } from './system/system.routes.ts';
import { tenantRoutes } from './tenants/tenant.routes.ts';
import { ensureHostTenant } from './tenants/tenant.store.ts';
import { tokenRoutes } from './tenants/token.routes.ts';
import { deliveryRoutes } from './webhooks/delivery.routes.ts';

/** A directory that is ready to listen. */
export interface Directory {
  app: FastifyInstance;
  store: Store;
  /** The platform administrator's token, when this start made it. */
  madeAdminToken: string | undefined;
  /** Does what is due in the background at the moment, and waits for it. */
  runDue(): Promise<void>;
  /** Stops taking requests, finishes those under way, closes the store. */
  close(): Promise<void>;
}

interface AdminToken {
  hash: string | undefined;
  made: string | undefined;
}

async function administratorOf(store: Store, config: ServerConfig): Promise<AdminToken> {
  if (config.adminToken !== undefined) return { hash: hashSecretToken(config.adminToken), made: undefined };
  if (store.kind === 'postgres') return { hash: undefined, made: undefined };
  const token = newSecretToken();
  const { value, made } = await store.setting('admin_token_hash', () => hashSecretToken(token));
  return { hash: value, made: made ? token : undefined };
}

/** A key that lives in the store protects copies of single tables, not of the whole store: production configures one. */
async function encryptionKeyOf(store: Store, config: ServerConfig): Promise<string> {
  if (config.encryptionKey !== undefined) return config.encryptionKey;
  const made = () => randomBytes(secretKeyBytes).toString('base64url');
  return (await store.setting('encryption_key', made)).value;
}

/** What serves each operation of the schema, beside what needs more than a request. */
const routes = {
  ...tenantRoutes,
  ...tokenRoutes,
  ...partyRoutes,
  ...groupRoutes,
  ...ouRoutes,
  ...effectiveRoutes,
  ...applyRoutes,
  ...profileRoutes,
  ...relationshipRoutes,
  ...accessRoutes,
  ...auditRoutes,
  ...signInLinkRoutes,
  ...authorizationRoutes,
  ...deliveryRoutes,
  ...roleRoutes,
  ...applicationRoutes,
  ...integrationRoutes,
  ...onboardingRoutes,
};

/**
 * Opens the store and mounts the API on it: the one place that knows every concept.
 *
 * @param logStream - where JSON log lines go
 * @param clock - the present; injected so that tests can move it
 */
export async function createDirectory(
  config: ServerConfig,
  logStream: NodeJS.WritableStream,
  clock: () => Date = () => new Date(),
): Promise<Directory> {
  const app = createHttpApp(logStream);
  const store = await openStore(config.data, (error) =>
    app.log.error({ err: error }, 'the store failed outside a request'),
  );
  await store.withSession((session) => ensureHostTenant(session, clock()));
  const admin = await administratorOf(store, config);
  const { value: cursorKey } = await store.setting('cursor_key', () => randomBytes(32).toString('base64url'));
  const secrets = new SecretBox(await encryptionKeyOf(store, config));
  const tokens = new TokenMemory();
  store.watchTokens(tokens);
  store.onSignal(partiesLeft, () => tokens.forget());
  installErrorHandler(app);
  await limitRate(app, config.rateLimit ?? (store.kind === 'embedded' ? 0 : defaultRateLimit));
  const publicUrl = () => publicUrlOf(app, config);
  const credentials = {
    administratorHash: admin.hash,
    issuers: new JwtIssuers(config.jwtIssuers ?? []),
    tokens,
  };
  mountOperations(
    app,
    { ...routes, ...systemRoutes(installMetrics(app)) },
    {
      store,
      cursors: new CursorCodec(cursorKey),
      credentials,
      secrets,
      publicUrl,
      basePath: config.basePath,
      clock,
      checkAnswers: config.checkAnswers,
    },
  );
  const signIn = { store, credentials, secrets, clock, publicUrl };
  mountPages(app, (scope) => {
    signInPages(scope, signIn);
    consentPages(scope, signIn);
  });
  const background = new Background({
    store,
    secrets,
    clock,
    publicUrl,
    onError: (error) => app.log.error({ err: error }, 'background work failed'),
  });
  app.addHook('onListen', async () => background.start());
  await mountOAuth(app, {
    store,
    tokens,
    clock,
    publicUrl,
    refreshGraceSeconds: config.refreshGraceSeconds ?? 10,
  });
  const close = async () => {
    await app.close();
    await background.stop();
    await store.close();
  };
  const runDue = () => background.runDue();
  return { app, store, madeAdminToken: admin.made, runDue, close };
}
