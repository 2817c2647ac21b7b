/** The JSON Schema of tenant tree files, made of the bodies that create the parties in `schema/openapi.yaml`. */

type Json = null | boolean | number | string | Json[] | JsonObject;
type JsonObject = { [key: string]: Json };

/** Fields that the place in the tree says. */
const saidByPlace = ['parentOuId', 'memberIds'];

const key = {
  type: 'string',
  pattern: '^[a-z0-9][a-z0-9_.-]{0,62}$',
  description:
    'Names the node, uniquely in the tree: 1 to 63 lower-case letters, digits, "-", "_" and ".", beginning with a letter ' +
    'or digit. A node that keeps its key keeps its id, wherever it moves and whatever it is called.',
};

const members = {
  type: 'array',
  items: { type: 'string' },
  description: 'Keys of all members, nodes of any kind. Left out: the members are not managed.',
};

const lists = {
  units: { type: 'array', items: { $ref: '#/$defs/Unit' }, description: 'Units nested here.' },
  parties: {
    type: 'array',
    items: { $ref: '#/$defs/Party' },
    description: 'Persons, organizations and services that live here.',
  },
  groups: { type: 'array', items: { $ref: '#/$defs/Group' }, description: 'Groups that live here.' },
};

/** Kinds of node in `parties`, with the schema of the body that creates one. */
const partyTypes = {
  Person: 'PersonCreate',
  Organization: 'OrganizationCreate',
  Service: 'ServiceCreate',
};

/**
 * @param document the OpenAPI document
 * @returns a schema in which every kind of node lists all of its fields, so that each mistake makes one finding
 */
export function tenantTreeSchema(document: unknown): JsonObject {
  const node = (schema: string, own: JsonObject, left: string[]) =>
    nodeSchema(document as JsonObject, schema, own, left);
  const home = [...saidByPlace, 'organizationUnitId'];
  const parties = Object.entries(partyTypes).map(([type, schema]): [string, Json] => [
    type,
    node(schema, { key, type: { const: type } }, home),
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:espalier:tenant-tree',
    title: 'Tenant tree',
    description:
      'Units, parties and groups of a tenant, as TenantTree of @espalier/pulumi reads them. A field that is left out is ' +
      'not managed, null clears it.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Where an editor finds this schema.' },
      ...lists,
    },
    $defs: {
      Unit: node('OrganizationUnitCreate', { key, ...lists }, saidByPlace),
      Party: {
        type: 'object',
        required: ['key', 'type', 'displayName'],
        properties: { key, type: { enum: Object.keys(partyTypes) } },
        allOf: Object.keys(partyTypes).map((type) => ({
          if: { required: ['type'], properties: { type: { const: type } } },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { $ref: `#/$defs/${type}` },
        })),
      },
      ...Object.fromEntries(parties),
      Group: node('GroupCreate', { key, members }, home),
    },
  };
}

function nodeSchema(document: JsonObject, name: string, own: JsonObject, left: string[]): JsonObject {
  const body = schemaOf(document, `#/components/schemas/${name}`);
  const fields = (body.allOf as JsonObject[]).flatMap((part) =>
    Object.entries(resolved(document, part).properties as JsonObject),
  );
  const properties = fields.filter(([field]) => !left.includes(field));
  const required = [
    ...Object.keys(own).filter((field) => ['key', 'type'].includes(field)),
    ...asList(body.required),
  ];
  return {
    type: 'object',
    required,
    additionalProperties: false,
    properties: { ...own, ...Object.fromEntries(properties) },
  };
}

/** A copy without references and without the extensions of OpenAPI. */
function resolved(document: JsonObject, value: JsonObject): JsonObject {
  const target = typeof value.$ref === 'string' ? schemaOf(document, value.$ref) : value;
  return copyOf(document, target) as JsonObject;
}

function copyOf(document: JsonObject, value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => copyOf(document, item));
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.$ref === 'string') return resolved(document, value);
  const entries = Object.entries(value).filter(([name]) => !name.startsWith('x-'));
  return Object.fromEntries(entries.map(([name, item]) => [name, copyOf(document, item)]));
}

function schemaOf(document: JsonObject, reference: string): JsonObject {
  const path = reference.replace('#/', '').split('/');
  const found = path.reduce<Json | undefined>((at, name) => (at as JsonObject | undefined)?.[name], document);
  if (found === undefined) throw new Error(`schema/openapi.yaml has no ${reference}`);
  return found as JsonObject;
}

function asList(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
