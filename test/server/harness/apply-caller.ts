import { strict as assert } from 'node:assert';
import type { Body, ErrorBody } from './call.ts';
import type { Headers, TestTenant } from './test-tenant.ts';

export interface ApplyChange {
  externalId: string;
  id: string;
  action: string;
  fields: string[];
}

/** A node that is called like its key. */
export function node(externalId: string, parentExternalId?: string | null, fields: object = {}): object {
  const parent = parentExternalId === undefined ? {} : { parentExternalId };
  return { externalId, displayName: externalId, ...parent, ...fields };
}

/** Calls of apply in a tenant. */
export class ApplyCaller {
  readonly #tenant: TestTenant;

  constructor(tenant: TestTenant) {
    this.#tenant = tenant;
  }

  run(nodes: object[], fields: object = {}, query = '', headers: Headers = {}): Promise<Body> {
    return this.#tenant.ok('POST', `/ou/apply${query}`, { nodes, ...fields }, headers);
  }

  refused(expected: `${number} ${string}`, nodes: object[], fields: object = {}): Promise<ErrorBody> {
    return this.#tenant.refused(expected, 'POST', '/ou/apply', { nodes, ...fields });
  }

  /** Live units as `key: parent key`, with other names in brackets. */
  async tree(): Promise<Record<string, string | null>> {
    const units = await this.#tenant.all('/ou');
    const keys = new Map(units.map(({ id, externalId }) => [id, String(externalId)]));
    return Object.fromEntries(
      units.map(({ displayName, externalId, parentOuId }) => [
        externalId === displayName ? displayName : `${externalId}(${displayName})`,
        parentOuId === null ? null : (keys.get(parentOuId) ?? 'unknown'),
      ]),
    );
  }
}

export function changesOf(result: Body): ApplyChange[] {
  return result.changes as ApplyChange[];
}

export function actionsOf(result: Body): Record<string, string> {
  return Object.fromEntries(changesOf(result).map(({ externalId, action }) => [externalId, action]));
}

export function fieldsOf(result: Body): Record<string, string[]> {
  return Object.fromEntries(changesOf(result).map(({ externalId, fields }) => [externalId, fields]));
}

export function idIn(result: Body, key: string): string {
  return (result.ids as Record<string, string>)[key] ?? assert.fail(`no id for ${key}`);
}
