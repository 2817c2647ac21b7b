import type { Body } from './call.ts';
import type { TestTenant } from './test-tenant.ts';

/** A user of a directory. */
export interface SourceUser {
  externalId: string;
  displayName: string;
  email?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  groups?: string[];
}

/** Counts of a report, those that are zero left out. */
export type Counts = Partial<
  Record<'created' | 'placed' | 'assigned' | 'suspended' | 'removed' | 'kept' | 'skipped', number>
>;

/** One line of a report. */
export interface Change {
  externalId: string;
  partyId: string | null;
  ruleId: string | null;
  action: string;
  reason?: string;
}

/** What a call answered. */
export interface Report {
  counts: Counts;
  changes: Change[];
  /** `externalId action`, in order. */
  actions: string[];
}

function reportOf({ changes, ...counts }: Body): Report {
  const lines = changes as unknown as Change[];
  return {
    counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)) as Counts,
    changes: lines,
    actions: lines.map(({ externalId, action }) => `${externalId} ${action}`),
  };
}

/** A user named after its id. */
export function user(externalId: string, groups?: string[], fields: Partial<SourceUser> = {}): SourceUser {
  return { externalId, displayName: `User ${externalId}`, ...(groups ? { groups } : {}), ...fields };
}

/** A directory that is connected to a unit. */
export class DirectorySource {
  readonly tenant: TestTenant;
  readonly id: string;

  private constructor(tenant: TestTenant, id: string) {
    this.tenant = tenant;
    this.id = id;
  }

  static async connect(tenant: TestTenant, unit: { id: string }): Promise<DirectorySource> {
    const body = { kind: 'directory', provider: 'microsoft365', displayName: 'Directory' };
    return new DirectorySource(tenant, (await tenant.make(`/ou/${unit.id}/integrations`, body)).id);
  }

  /** A rule of a unit that reads this directory: of everyone, or of a group. */
  rule(unit: { id: string }, role: string, group?: string | null, fields: object = {}): Promise<Body> {
    const mode = group ? { mode: 'directory_group', group } : { mode: 'directory' };
    const body = { ...mode, directoryIntegrationId: this.id, role, ...fields };
    return this.tenant.make(`/ou/${unit.id}/provisioning-rules`, body);
  }

  /** A full snapshot. */
  async snapshot(users: SourceUser[], query = ''): Promise<Report> {
    return reportOf(await this.tenant.ok('PUT', `/integrations/${this.id}/directory${query}`, { users }));
  }

  /** A change. */
  async change(body: { upsert?: SourceUser[]; remove?: string[] }, query = ''): Promise<Report> {
    return reportOf(await this.tenant.ok('PATCH', `/integrations/${this.id}/directory${query}`, body));
  }
}
