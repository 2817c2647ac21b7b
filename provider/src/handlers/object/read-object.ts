import { assertGone } from '../assert-gone.ts';
import { assertTenant } from '../assert-tenant.ts';
import type { Directory, Shown } from '../directory.ts';
import type { HandlerContext, Properties, ReadRequest, ReadResult } from '../resource-handler.ts';
import type { ObjectKind } from './object-kind.ts';
import { idOf, inputsOf, outputsOf, pathOf } from './object-properties.ts';

/**
 * What the directory shows of an object; many reads share paged listings.
 *
 * @returns undefined only when it is gone beyond doubt
 */
export async function readObject(
  kind: ObjectKind,
  { id, outputs, managed }: ReadRequest,
  { directory }: HandlerContext,
): Promise<ReadResult | undefined> {
  const shown =
    (await listed(kind, id, outputs, directory)) ?? (await showObject(kind, id, outputs, directory));
  if (shown === undefined) {
    await assertGone(outputs, directory);
    return undefined;
  }
  // Found by a name, it may be another tenant's.
  if (shown.tenantId === undefined) await assertTenant(outputs, directory);
  const found = await withTenant(outputsOf(kind, shown, outputs), directory);
  return { outputs: found, inputs: inputsOf(found, managed) };
}

async function listed(
  kind: ObjectKind,
  id: string,
  outputs: Properties,
  { operations }: Directory,
): Promise<Shown | undefined> {
  const path = pathOf(kind, outputs);
  // In a first look-up by id the state does not tell which list it is in.
  const isKnown = Object.values(kind.pathArguments ?? {}).every(
    (argument) => outputs[argument] !== undefined,
  );
  // Of kinds whose id is not all, the list may show a namesake.
  if (!isKnown || kind.identityOf !== undefined) return undefined;
  const listing = { operation: kind.operations.list, path, idOf: (row: Shown) => idOf(kind, row) };
  return operations.findRow(listing, id);
}

/** Where the API does not show the tenant of an object, the state has to know it: see `assertTenant`. */
export async function withTenant(outputs: Properties, directory: Directory): Promise<Properties> {
  return { ...outputs, tenantId: outputs.tenantId ?? (await directory.tenantId()) };
}

/** One object by its id, read singly; undefined when the directory has none. */
export async function showObject(
  kind: ObjectKind,
  id: string,
  outputs: Properties,
  { operations }: Directory,
): Promise<Shown | undefined> {
  if (kind.operations.get !== undefined) {
    return operations.read(kind.operations.get, kind.getCall?.(id, outputs) ?? { path: { id } });
  }
  for await (const row of operations.rows(kind.operations.list, { path: pathOf(kind, outputs) })) {
    if (idOf(kind, row) === id) return row;
  }
  return undefined;
}
