/** The replayable cases of test/fixtures/ou-tree-cases.json, and how they map to this directory. */
import { readFileSync } from 'node:fs';
import type { TestDirectory } from '../directory.ts';
import type { Reply } from './call.ts';
import type { TestTenant } from './test-tenant.ts';

export interface CaseUnit {
  key: string;
  parent: string | null;
  displayName: string;
  code: string;
  tenant?: string | null;
}

export interface Action {
  do: 'create' | 'move' | 'rename' | 'delete' | 'createMany';
  key: string;
  displayName?: string;
  parent?: string | null;
  tenant?: string | null;
  /** Of createMany. */
  items?: Omit<Action, 'do'>[];
}

export interface Query {
  ask: string;
  parent?: string | null;
  displayName?: string;
  answer: unknown;
}

export interface TreeCase {
  name: string;
  tree: string;
  users?: string;
  actions: Action[];
  expect: {
    results: string[];
    unchanged?: boolean;
    after?: (Partial<CaseUnit> & { key: string; deleted?: boolean })[];
    queries?: Query[];
  };
}

interface CaseFile {
  trees: Record<string, CaseUnit[]>;
  codeCases: { name: string; fn: string; args: unknown[]; expect: unknown }[];
  cases: TreeCase[];
  concurrencyCases: { name: string; tree: string; parallel: Action[]; expect: { invariant: string } }[];
}

const file = new URL('../../fixtures/ou-tree-cases.json', import.meta.url);
export const caseFile: CaseFile = JSON.parse(readFileSync(file, 'utf8'));

/** Answers of this directory to what a case calls an error. */
const answers: Record<string, string> = {
  DUPLICATE_DISPLAY_NAME: '409 ou_name_taken',
  PARENT_NOT_IN_TENANT: '422 reference_not_found',
  NOT_FOUND: '404 resource_not_found',
  CYCLE: '409 ou_cycle',
  DEPTH_EXCEEDED: '409 ou_depth_exceeded',
  CHILD_LIMIT_EXCEEDED: '409 ou_children_exceeded',
  DISPLAY_NAME_REQUIRED: '400 validation_failed',
  DISPLAY_NAME_TOO_LONG: '400 validation_failed',
};

/** A result of a case as status and code here. */
export function expectedAnswer(result: string): string {
  const answer = answers[result];
  if (result !== 'ok' && answer === undefined) throw new Error(`no answer is known for ${result}`);
  return answer ?? 'ok';
}

/** Status and code of an answer, or ok. */
export function answerOf({ status, body }: Reply): string {
  return status < 300 ? 'ok' : `${status} ${body.error.code}`;
}

const mostFillers = 10;
const unknownId = '0192d3a4-7c1e-7b3a-9f50-2f6f0a1b2c3d';

/** A tree of a case, built in tenants of its own. */
export class LoadedTree {
  readonly ids = new Map<string, string>();
  readonly #directory: TestDirectory;
  readonly #tenants = new Map<string | null, TestTenant>();

  private constructor(directory: TestDirectory) {
    this.#directory = directory;
  }

  static async load(directory: TestDirectory, units: CaseUnit[]): Promise<LoadedTree> {
    const tree = new LoadedTree(directory);
    const fillers: { tenant: TestTenant; id: string }[] = [];
    const forced: { id: string; code: string }[] = [];
    for (const unit of units) {
      const tenant = await tree.tenantOf(unit);
      for (const id of await tree.#fillUpTo(tenant, unit)) fillers.push({ tenant, id });
      const { id, code } = await tenant.unit(unit.displayName, tree.#parent(unit));
      tree.ids.set(unit.key, id);
      if (code !== unit.code) forced.push({ id, code: unit.code });
    }
    for (const { id, code } of forced) await tree.#forceCode(id, code);
    for (const { tenant, id } of fillers) await tenant.ok('DELETE', `/ou/${id}`);
    return tree;
  }

  /** The tenant of a unit or action; null stands for the first one. */
  async tenantOf({ tenant: key = null }: { tenant?: string | null }): Promise<TestTenant> {
    const known = this.#tenants.get(key) ?? (await this.#directory.newTenant());
    this.#tenants.set(key, known);
    return known;
  }

  #parent({ parent }: { parent?: string | null }): { id: string } | null {
    return parent == null ? null : { id: this.idOf(parent) };
  }

  /** Ids of keys; a key that no unit has stands for one that never existed. */
  idOf(key: string): string {
    return this.ids.get(key) ?? unknownId;
  }

  keyOf(id: string): string | undefined {
    return [...this.ids].find(([, each]) => each === id)?.[0];
  }

  /** Codes with gaps arise as they do in life: by units that were deleted. */
  async #fillUpTo(tenant: TestTenant, unit: CaseUnit): Promise<string[]> {
    const parent = this.#parent(unit);
    const wanted = Number(unit.code.split('.').at(-1));
    if (wanted > mostFillers) return [];
    const siblings = parent
      ? await tenant.all(`/ou/${parent.id}/children`)
      : (await tenant.all('/ou')).filter((each) => each.parentOuId === null);
    const highest = Math.max(0, ...siblings.map(({ code }) => Number(code.split('.').at(-1))));
    const ids: string[] = [];
    for (let number = highest + 1; number < wanted; number += 1) {
      ids.push((await tenant.unit(`filler ${number} of ${unit.key}`, parent)).id);
    }
    return ids;
  }

  /** For codes that would need tens of thousands of units. */
  async #forceCode(id: string, code: string): Promise<void> {
    await this.#directory.sql(`update organization_units set code = '${code}' where id = '${id}'`);
  }

  async run(action: Action): Promise<Reply> {
    const tenant = await this.tenantOf(action);
    if (action.do === 'createMany') return this.#createMany(tenant, action.items ?? []);
    const path = `/ou/${this.idOf(action.key)}`;
    const parentOuId = this.#parent(action)?.id ?? null;
    if (action.do === 'create') {
      const reply = await tenant.call('POST', '/ou', { displayName: action.displayName, parentOuId });
      if (reply.status === 201) this.ids.set(action.key, reply.body.id);
      return reply;
    }
    if (action.do === 'rename') return tenant.call('PUT', path, { displayName: action.displayName });
    if (action.do === 'move') return tenant.call('POST', `${path}/move`, { parentOuId });
    if (action.do === 'delete') return tenant.call('DELETE', `${path}?mode=cascade`);
    throw new Error(`the action ${action.do} is not mapped`);
  }

  async #createMany(tenant: TestTenant, items: Omit<Action, 'do'>[]): Promise<Reply> {
    const units = items.map((item) => ({
      ref: item.key,
      displayName: item.displayName,
      parentOuId: this.#parent(item)?.id ?? null,
    }));
    const reply = await tenant.call('POST', '/ou/batch', { units });
    if (reply.status === 201)
      for (const { ref, id } of reply.body.data as unknown as { ref: string; id: string }[])
        this.ids.set(ref, id);
    return reply;
  }

  /** Live units by key. From the store, because the API cannot show the six-digit codes that some cases hold. */
  async snapshot(): Promise<Record<string, Omit<CaseUnit, 'key'>>> {
    const ids = [...this.#tenants.values()].map(({ id }) => `'${id}'`).join();
    const rows =
      ids === ''
        ? []
        : await this.#directory.sql(
            `select u.id, u.parent_id, p.display_name, u.display_name as copy, u.code from organization_units u join parties p on p.id = u.id
             where u.tenant_id in (${ids}) and not u.deleted and p.deleted_at is null`,
          );
    return Object.fromEntries(
      rows.map(({ id, parent_id, display_name, copy, code }) => {
        if (display_name !== copy) throw new Error(`the copy of a name differs: ${display_name}, ${copy}`);
        const parent = parent_id === null ? null : (this.keyOf(String(parent_id)) ?? 'unknown');
        const key = this.keyOf(String(id)) ?? `unknown ${id}`;
        return [key, { parent, displayName: String(display_name), code: String(code) }];
      }),
    );
  }
}
