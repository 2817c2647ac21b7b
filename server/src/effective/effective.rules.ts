import type { components } from '../generated/openapi.ts';

/** Effective branding and terms, with where each comes from. */
export type Effective = components['schemas']['Effective'];

/** What a unit itself says. */
export interface UnitSettings {
  id: string;
  branding: Record<string, unknown> | null;
  tosUri: string | null;
  policy: string;
}

/** What the tenant says, where no unit does. */
export interface TenantSettings {
  branding: Record<string, unknown> | null;
  tosUri: string | null;
}

interface Resolved<Value> {
  value: Value | null;
  sourceOuId: string | null;
  source: 'unit' | 'tenant' | 'none';
}

function ofTenant<Value>(value: Value | null): Resolved<Value> {
  return { value, sourceOuId: null, source: value === null ? 'none' : 'tenant' };
}

function nothing<Value>(): Resolved<Value> {
  return { value: null, sourceOuId: null, source: 'none' };
}

function ofUnit<Value>(unit: UnitSettings, value: Value): Resolved<Value> {
  return { value, sourceOuId: unit.id, source: 'unit' };
}

/** One step down: what a unit makes of what is above it, by its policy (contract, section 6; seed 1, Branding and Terms). */
function resolveBranding(
  above: Effective['branding'],
  unit: UnitSettings,
): Resolved<Record<string, unknown>> {
  const inherited = unit.policy === 'NONE' ? nothing<Record<string, unknown>>() : above;
  if (unit.branding === null) return inherited;
  if (unit.policy !== 'MERGE') return ofUnit(unit, unit.branding);
  return ofUnit(unit, { ...above.value, ...unit.branding });
}

function resolveTosUri(above: Resolved<string>, unit: UnitSettings): Resolved<string> {
  if (unit.tosUri !== null) return ofUnit(unit, unit.tosUri);
  return unit.policy === 'NONE' ? nothing() : above;
}

/** What holds in a unit, from what holds above it. */
export function stepDown(above: Effective, unit: UnitSettings): Effective {
  return { branding: resolveBranding(above.branding, unit), tosUri: resolveTosUri(above.tosUri, unit) };
}

/**
 * Resolves what holds at the end of a chain of units.
 *
 * @param chain - from the root to the home unit; empty: the party lives at the tenant root
 */
export function resolveEffective(tenant: TenantSettings, chain: UnitSettings[]): Effective {
  return chain.reduce(stepDown, { branding: ofTenant(tenant.branding), tosUri: ofTenant(tenant.tosUri) });
}

/**
 * What holds in each unit of a subtree.
 *
 * @param above - what holds above its top
 * @param units - the subtree by code, so that a parent stands before its children
 */
export function resolveSubtree(
  above: Effective,
  units: (UnitSettings & { parentId: string | null })[],
): Map<string, Effective> {
  const resolved = new Map<string, Effective>();
  for (const unit of units) resolved.set(unit.id, stepDown(resolved.get(unit.parentId ?? '') ?? above, unit));
  return resolved;
}
