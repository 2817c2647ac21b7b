/** The resource types that `export` and `drift` know. */
import type { Espalier } from '@espalier/sdk';
import { customerObjectTypes } from './customer-object-types.ts';
import { byAge, type ObjectType, type Shown } from './object-type.ts';

const partyDefaults = { origin: 'managed', specializations: [] };

/** In the order in which a program declares them, as far as references allow. */
export const objectTypes: readonly ObjectType[] = [
  {
    type: 'RelationshipType',
    plural: 'relationship types',
    createOperation: 'createRelationshipType',
    list: ownRelationshipTypes,
    idOf: ({ type }) => String(type),
    words: ({ type }) => [String(type)],
    defaults: () => ({ symmetric: false }),
    namedBy: { relationshipType: 'type' },
  },
  {
    type: 'Profile',
    plural: 'profiles',
    createOperation: 'createProfile',
    list: (client) => client.profiles.list(),
    fields: { profileId: 'id' },
    identityOf: ({ profileId, version }) => `${profileId} ${version}`,
    words: ({ id, version }) => [String(id), `v${version}`],
    namedBy: { profileId: 'profileId', profileVersion: 'version' },
    // The directory takes the versions of a profile in ascending order only.
    follows: ({ id, version }, { type, shown }) =>
      type === 'Profile' && shown.id === id && Number(shown.version) < Number(version),
  },
  {
    type: 'OrganizationUnit',
    plural: 'units',
    createOperation: 'createOrganizationUnit',
    list: (client) => client.ou.list(byAge),
    place: 'parentOuId',
    words: displayName,
    defaults: ({ displayName: name }) => ({
      ...partyDefaults,
      name,
      ouInheritancePolicy: 'READ_ONLY_ANCESTOR',
    }),
    ownOutputs: { deletionMode: 'refuse' },
  },
  party('Organization', 'organizations', 'createOrganization', (client) => client.organizations.list(byAge)),
  party('Person', 'persons', 'createPerson', (client) => client.persons.list(byAge)),
  party('Service', 'services', 'createService', (client) => client.services.list(byAge)),
  {
    ...party('Group', 'groups', 'createGroup', groupsWithMemberIds),
    defaults: ({ displayName: name }) => ({ ...partyDefaults, name }),
    ownOutputs: { memberMode: 'exact' },
  },
  {
    type: 'Relationship',
    plural: 'relationships',
    createOperation: 'createRelationship',
    list: (client) => client.relationships.list(byAge),
    words: ({ leftId, relationshipType, rightId }, nameOf) => [
      nameOf(leftId),
      String(relationshipType),
      nameOf(rightId),
    ],
    defaults: () => ({ status: 'ACTIVE' }),
  },
  {
    type: 'AccessRules',
    plural: 'access rules',
    createOperation: 'replaceAccessRules',
    list: accessRules,
    idOf: ({ tenantId }) => String(tenantId),
    words: () => ['access-rules'],
    // Their paths may name relationship types.
    follows: (_, { type }) => type === 'RelationshipType',
  },
  ...customerObjectTypes,
];

/** A kind of object by the name of its resource; undefined when this version does not know it. */
export function objectType(type: string): ObjectType | undefined {
  return objectTypes.find((kind) => kind.type === type);
}

function party(
  type: string,
  plural: string,
  createOperation: ObjectType['createOperation'],
  list: ObjectType['list'],
): ObjectType {
  const place = 'organizationUnitId';
  return { type, plural, createOperation, list, place, words: displayName, defaults: () => partyDefaults };
}

function displayName({ displayName: name }: Shown): string[] {
  return [String(name)];
}

async function* groupsWithMemberIds(client: Espalier): AsyncIterable<Shown> {
  for await (const { members = [], ...group } of client.groups.list({ ...byAge, include: 'members' }))
    yield { ...group, memberIds: members.map(({ id }) => id) };
}

async function* ownRelationshipTypes(client: Espalier): AsyncIterable<Shown> {
  for await (const type of client.relationshipTypes.list()) if (!type.builtIn) yield type;
}

/** A tenant always has a list; an empty one is as good as none. */
async function* accessRules(client: Espalier): AsyncIterable<Shown> {
  const { rules } = await client.access.rules();
  if (rules.length > 0) yield { rules, tenantId: (await client.whoami()).tenantId };
}
