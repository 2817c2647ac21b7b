import type { Directory } from '../directory.ts';
import { busyPatience } from './apply-body.ts';
import type { KnownTree } from './known-tree.ts';

/** So many units at the top of a tree are read with all below them, one by one; of more each unit is looked up. */
const MOST_SUBTREES = 16;

interface NestedUnit {
  readonly id: string;
  readonly code: string;
  readonly children: readonly NestedUnit[];
}

/** Codes of the units of a tree, by key. */
export async function codesOfUnits(
  { nodes, ids }: KnownTree,
  directory: Directory,
): Promise<Map<string, string>> {
  const units = [...nodes.values()].filter(({ type }) => type === 'OrganizationUnit');
  const tops = units.filter(({ parent }) => parent === null).map(({ key }) => String(ids.get(key)));
  const unitIds = units.map(({ key }) => String(ids.get(key)));
  const codes =
    tops.length <= MOST_SUBTREES
      ? await codesBelow(tops, directory)
      : await codesByListing(unitIds, directory);
  return new Map(
    units.flatMap(({ key }, index) => {
      const code = codes.get(unitIds[index] ?? '');
      return code === undefined ? [] : [[key, code]];
    }),
  );
}

async function codesBelow(tops: readonly string[], directory: Directory): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  const add = ({ id, code, children }: NestedUnit) => {
    codes.set(id, code);
    children.forEach(add);
  };
  const answers = await Promise.all(
    tops.map((rootId) =>
      directory.operations.read('getOrganizationUnitTree', { query: { rootId } }, busyPatience),
    ),
  );
  for (const answer of answers) for (const unit of (answer?.data ?? []) as NestedUnit[]) add(unit);
  return codes;
}

async function codesByListing(ids: readonly string[], directory: Directory): Promise<Map<string, string>> {
  const found = await Promise.all(ids.map((id) => directory.find('organization_unit', id)));
  return new Map(found.flatMap((unit) => (unit === undefined ? [] : [[unit.id, String(unit.code)]])));
}
