import { strict as assert } from 'node:assert';
import { type Body, describeStores } from './directory.ts';
import { type Belongings, fill, ownExample, ownId, pathWith } from './harness/belongings.ts';
import { fieldsOf, keywordOf } from './harness/body-fields.ts';
import { type Operation, operations } from './harness/schema.ts';

function isId(schema: Record<string, unknown>): boolean {
  return keywordOf(schema, 'format') === 'uuid';
}

interface ForeignCall {
  operation: Operation;
  path: string;
  body?: unknown;
  /** The field or parameter that holds the foreign id. */
  field: string;
}

/** Each path parameter with each foreign id, the others with own ones. */
function pathCases(operation: Operation, own: Belongings, foreign: Belongings): ForeignCall[] {
  const example = operation.bodyExample as object | undefined;
  const body = example && 'memberIds' in example ? { memberIds: [] } : example;
  const names = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
  return names.flatMap((field) =>
    [...Object.values(foreign.ids), ...Object.values(foreign.slugs)].map((id) => {
      const path = pathWith(operation, (name) => (name === field ? id : ownId(own, operation, name)));
      return { operation, path, field, ...(operation.bodySchema ? { body } : {}) };
    }),
  );
}

/** Each query parameter that takes an id with each foreign one. */
function queryCases(operation: Operation, own: Belongings, foreign: Belongings): ForeignCall[] {
  const path = pathWith(operation, (name) => ownId(own, operation, name));
  const names = operation.parameters.filter((each) => each.in === 'query' && isId(each.schema));
  return names.flatMap(({ name: field }) =>
    Object.values(foreign.ids).map((id) => ({ operation, path: `${path}?${field}=${id}`, field })),
  );
}

/** A pre-approval names an application or who publishes it. */
function withOneSide(body: Record<string, unknown>): object {
  const { applicationId, ...rest } = body;
  return 'publisherUnitId' in body ? rest : { ...rest, ...(applicationId ? { applicationId } : {}) };
}

/** A new node of a wanted tree needs a name, which its schema leaves out for those that exist. */
function withNames(body: { nodes?: object[] }): object {
  return body.nodes ? { ...body, nodes: body.nodes.map((node) => ({ displayName: 'N', ...node })) } : body;
}

/** Each field of the body that takes an id with each foreign one. */
function bodyCases(operation: Operation, own: Belongings, foreign: Belongings): ForeignCall[] {
  const path = pathWith(operation, (name) => ownId(own, operation, name));
  const fields = fieldsOf(operation.bodySchema ?? {}).filter(({ schema }) => isId(schema));
  return fields.flatMap(({ pointer, wrap }) =>
    Object.values(foreign.ids).map((id) => {
      const body = withNames(withOneSide({ ...ownExample(operation, own), ...wrap(id) }));
      return { operation, path, body, field: pointer };
    }),
  );
}

/** What a foreign id in a field answers. */
function statusOf({ id }: Operation, field: string): number {
  // Taking out what is not in a set is no reference to it.
  if (field.startsWith('/removeMemberIds')) return 200;
  // Who decides names the unit that is meant: any other is another one.
  if (id === 'approveAuthorization') return 409;
  return field === '/rootId' ? 404 : 422;
}

const ofTenant = operations.filter(({ isPublic, scopes }) => !isPublic && !scopes.includes('platform:admin'));

describeStores('isolation, every operation of the schema', (directory) => {
  let own: Belongings;
  let foreign: Belongings;

  beforeEach(async () => {
    [own, foreign] = [await fill(directory, 'own'), await fill(directory, `secret${Date.now()}`)];
  });

  /** All rows of the foreign tenant, whatever they say. */
  async function foreignRows(): Promise<string> {
    const { id } = foreign.tenant;
    const tables = [
      'parties',
      'organization_units',
      'party_specializations',
      'group_members',
      'profiles',
      'relationship_types',
      'relationships',
      'access_rules',
      'roles',
      'role_assignments',
      'applications',
      'application_secrets',
      'integrations',
      'member_integrations',
      'provisioning_rules',
      'authorizations',
      'authorization_approvals',
      'apply_owners',
      'api_tokens',
      'audit_events',
    ];
    const rows = await Promise.all(
      tables.map((table) =>
        directory.sql(`select to_jsonb(t) as row from ${table} t where tenant_id = '${id}' order by 1`),
      ),
    );
    return JSON.stringify(rows);
  }

  async function call(operation: Operation, path: string, body: unknown, allowed: number[]): Promise<Body> {
    const reply = await own.tenant.call(operation.method, path, body);
    assert.ok(
      allowed.includes(reply.status),
      `${operation.id} at ${path} with ${JSON.stringify(body)} answered ${reply.status}: ${reply.text}`,
    );
    assert.ok(!reply.text.includes(foreign.marker), `${operation.id} shows ${reply.text}`);
    return reply.body;
  }

  it('foreign ids in paths: 404, as if they did not exist', async () => {
    const before = await foreignRows();
    const calls = ofTenant.flatMap((operation) => pathCases(operation, own, foreign));
    assert.ok(calls.length > 150, `only ${calls.length} calls`);
    for (const { operation, path, body } of calls) await call(operation, path, body, [404]);
    assert.equal(await foreignRows(), before);
  });

  it('foreign ids in queries: nothing is found', async () => {
    const calls = ofTenant.flatMap((operation) => queryCases(operation, own, foreign));
    assert.ok(calls.length > 80, `only ${calls.length} calls`);
    for (const { operation, path, field } of calls) {
      const body = await call(operation, path, undefined, field === 'rootId' ? [404] : [200]);
      if (field !== 'rootId') assert.deepEqual(body.data, [], path);
    }
    const { marker } = foreign;
    for (const query of [
      `q=${marker}`,
      `externalId=${marker}`,
      `code=00001.00001&q=${marker}`,
      'path=/secret',
    ])
      assert.deepEqual((await own.tenant.get(`/ou?${query}`)).data, []);
  });

  it('foreign ids in bodies: 422 that names the field, and nothing is written', async () => {
    const before = await foreignRows();
    const calls = ofTenant.flatMap((operation) => bodyCases(operation, own, foreign));
    assert.ok(calls.length > 150, `only ${calls.length} calls`);
    for (const { operation, path, body, field } of calls) {
      const status = statusOf(operation, field);
      const { error } = await call(operation, path, body, [status]);
      if (status === 422)
        assert.deepEqual([error.code, error.details[0]?.pointer], ['reference_not_found', field]);
    }
    assert.equal(await foreignRows(), before);
    assert.equal((await own.tenant.get('/parties')).pagination.total, 6);
  });

  it('lists and trees show what the tenant has, and nothing else', async () => {
    for (const operation of ofTenant.filter(({ method }) => method === 'GET')) {
      await call(
        operation,
        pathWith(operation, (name) => ownId(own, operation, name)),
        undefined,
        [200],
      );
    }
  });

  it('uri, externalId, sibling names and codes are taken per tenant', async () => {
    await own.tenant.make('/ou', {
      displayName: `${foreign.marker} unit`,
      uri: `urn:x-${foreign.marker}`,
      externalId: foreign.marker,
    });
  });

  it('operations across tenants: 403, whatever the token of a tenant may do', async () => {
    for (const operation of operations.filter(({ scopes }) => scopes.includes('platform:admin'))) {
      for (const belongings of [own, foreign]) {
        const path = pathWith(operation, (name) => ownId(belongings, operation, name));
        await call(operation, path, operation.bodyExample, [403]);
      }
    }
  });

  it('a token is reached below its own tenant alone, and acts as no party of another one', async () => {
    const { administrator } = directory;
    const path = `/tenants/${own.tenant.id}/tokens`;
    for (const method of ['GET', 'DELETE'] as const)
      await administrator.refused('404 resource_not_found', method, `${path}/${foreign.ids.token}`);
    assert.ok(!JSON.stringify(await administrator.all(path)).includes(foreign.ids.token ?? ''));
    const body = { name: 'x', scopes: ['directory:read'], partyId: foreign.ids.person };
    const error = await administrator.refused('422 reference_not_found', 'POST', path, body);
    assert.equal(error.details[0]?.pointer, '/partyId');
  });
});
