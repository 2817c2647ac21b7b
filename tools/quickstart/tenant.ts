/** The tenant that the quickstart works in, and a token for it. */
import { createEspalier, type Espalier } from '@espalier/sdk';
import type { QuickstartDirectory } from './directory-process.ts';
import { credentialsFile, readJson, writePrivateJson } from './place.ts';

const slug = 'university';
const displayName = 'University of Espalier';

/** What `npm run pulumi` reads. */
interface Credentials {
  url: string;
  token: string;
}

/** A token that works, for a tenant that exists. */
export interface QuickstartTenant extends Credentials {
  tenantId: string;
  /** The tenant was made just now: nothing that Pulumi remembers of an earlier one is true. */
  isNew: boolean;
}

async function findOrCreateTenant(admin: Espalier): Promise<{ id: string; isNew: boolean }> {
  for await (const tenant of admin.tenants.list()) {
    if (tenant.slug === slug) return { id: tenant.id, isNew: false };
  }
  return { id: (await admin.tenants.create({ slug, displayName })).id, isNew: true };
}

async function worksFor({ url, token }: Credentials, tenantId: string): Promise<boolean> {
  const client = createEspalier({ baseUrl: url, token, retries: 0, timeoutMs: 3_000 });
  try {
    return (await client.whoami()).tenantId === tenantId;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

/** Makes tenant and token unless both are there, and keeps the token where `npm run pulumi` looks for it. */
export async function ensureTenant({ url, adminToken }: QuickstartDirectory): Promise<QuickstartTenant> {
  const admin = createEspalier({ baseUrl: url, token: adminToken });
  try {
    const { id: tenantId, isNew } = await findOrCreateTenant(admin);
    const known = readJson<Credentials>(credentialsFile);
    if (known && (await worksFor({ url, token: known.token }, tenantId))) {
      writePrivateJson(credentialsFile, { url, token: known.token });
      return { url, token: known.token, tenantId, isNew };
    }
    const { token } = await admin.tenants.createToken(tenantId, {
      name: 'quickstart',
      scopes: ['directory:read', 'directory:write', 'audit:read'],
    });
    writePrivateJson(credentialsFile, { url, token } satisfies Credentials);
    return { url, token, tenantId, isNew };
  } finally {
    await admin.close();
  }
}
