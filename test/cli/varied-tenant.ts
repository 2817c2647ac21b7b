/** A tenant with an object of every type, and what is hard to write down: circles, twins, odd names, odd values. */
import type { Espalier } from '@espalier/sdk';
import { fillCustomers } from './varied-customers.ts';

/** Fills an empty tenant; returns how many objects a program has to declare. */
export async function fillVaried(client: Espalier): Promise<number> {
  const schema = { type: 'object', properties: { year: { type: 'integer' } } };
  await client.profiles.create({ id: 'student', version: '1', partyTypes: ['natural_person'], schema });
  await client.profiles.create({ id: 'student', version: '2', partyTypes: ['natural_person'], schema });
  await client.relationshipTypes.create({
    type: 'mentors',
    leftToRight: 'mentors',
    rightToLeft: 'is mentored by',
  });
  const top = await client.ou.create({
    displayName: 'Northwind "North" \\ Wind\'s',
    name: 'nw',
    branding: { primaryColor: '#0b3d91', nested: { list: [1, null, { a: 'b' }] }, 'odd key': '' },
    ouInheritancePolicy: 'MERGE',
    tosUri: 'https://northwind.example/tos',
    externalId: 'nw-1',
  });
  const sales = await client.ou.create({ displayName: 'Sales', parentOuId: top.id, branding: {} });
  const tokyo = await client.ou.create({ displayName: '東京', parentOuId: sales.id });
  // Both would be called northwind-...-emea.
  const emea = await client.ou.create({ displayName: 'EMEA', parentOuId: sales.id });
  await client.ou.create({ displayName: 'E.M.E.A', parentOuId: tokyo.id, organizationUnitId: sales.id });
  const ada = await client.persons.create({
    displayName: 'Ada Vermeer',
    email: 'ada@northwind.example',
    birthDate: '1990-02-28',
    organizationUnitId: emea.id,
    specializations: [
      {
        subtype: 'student',
        profileId: 'student',
        profileVersion: '1',
        organizationUnitId: tokyo.id,
        attributes: { year: 2, 'what is': null },
      },
      { subtype: 'employee' },
    ],
  });
  await client.persons.create({ displayName: 'Ada Vermeer', organizationUnitId: emea.id });
  // The unit belongs to somebody who lives in it.
  await client.ou.update(emea.id, { ownerId: ada.id });
  const auditor = await client.organizations.create({
    displayName: 'Veritas',
    legalName: 'Veritas B.V.',
    uri: 'did:web:veritas',
  });
  const owners = await client.groups.create({
    displayName: 'Owners',
    name: 'owners',
    memberIds: [ada.id, auditor.id],
  });
  const service = await client.services.create({
    displayName: 'Case handling',
    ownerId: owners.id,
    organizationUnitId: sales.id,
    endpointUri: 'https://cases.example',
  });
  await client.groups.create({
    displayName: 'Everyone',
    organizationUnitId: top.id,
    memberIds: [owners.id, service.id, emea.id],
  });
  await client.groups.create({ displayName: 'Nobody' });
  await client.relationships.create({
    leftId: ada.id,
    rightId: auditor.id,
    relationshipType: 'employment',
    status: 'PENDING',
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2027-01-01T00:00:00Z',
  });
  await client.relationships.create({ leftId: ada.id, rightId: emea.id, relationshipType: 'mentors' });
  await client.access.replaceRules({
    rules: [
      { name: 'owners read', actions: ['read'], resourceType: 'service', path: ['owner', 'members*'] },
      { name: 'mentors see', actions: ['see'], path: ['~rel:mentors'] },
    ],
  });
  const ground = { top: top.id, sales: sales.id, tokyo: tokyo.id, emea: emea.id, ada: ada.id };
  return 18 + (await fillCustomers(client, ground));
}
