/** Compiled, never run: what a program may say about a tree. */
import { OrganizationUnit, TenantTree, type TreeParty, type TreeUnit } from '@espalier/pulumi';
import type { Output } from '@pulumi/pulumi';

const other = new OrganizationUnit('other', { displayName: 'Other' });
const unit: TreeUnit = { key: 'u', displayName: other.displayName, ownerId: other.id, branding: null };
const person: TreeParty = { key: 'p', type: 'Person', displayName: 'P', specializations: [{ subtype: 's' }] };
const tree = new TenantTree('tree', {
  units: [
    { ...unit, units: [unit], parties: [person], groups: [{ key: 'g', displayName: 'G', members: ['p'] }] },
  ],
  granularity: 'tree',
  deletionMode: 'cascade',
});
export const outputs: Output<Readonly<Record<string, string>>>[] = [tree.ids, tree.codes];
new TenantTree('file', { file: 'company.yaml', prune: false, adopt: true }, { provider: undefined as never });

// @ts-expect-error a node has a key
export const noKey: TreeUnit = { displayName: 'U' };
// @ts-expect-error which is known when the program runs
export const laterKey: TreeUnit = { key: other.id, displayName: 'U' };
// @ts-expect-error the place says the parent
export const parent: TreeUnit = { key: 'u', displayName: 'U', parentOuId: other.id };
// @ts-expect-error the place says the home
export const home: TreeParty = { key: 'p', type: 'Person', displayName: 'P', organizationUnitId: other.id };
// @ts-expect-error not a field of a service
export const field: TreeParty = { key: 's', type: 'Service', displayName: 'S', firstName: 'S' };
// @ts-expect-error an organization has a legalName
export const organization: TreeParty = { key: 'o', type: 'Organization', displayName: 'O' };
// @ts-expect-error not one of the granularities
new TenantTree('granularity', { units: [], granularity: 'node' });
