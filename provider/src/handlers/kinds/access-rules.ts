/** The access rules of the tenant: one list, which is always there. So it is taken over, and a delete leaves it empty. */
import { assertTenant } from '../assert-tenant.ts';
import { adoptFailures, bodyFailures } from '../body-check.ts';
import type { Directory } from '../directory.ts';
import type { ManagedObjects } from '../managed-objects.ts';
import { sameJson } from '../party/compare-fields.ts';
import {
  type CheckFailure,
  type CheckRequest,
  type CreateRequest,
  type CreateResult,
  type HandlerContext,
  type Properties,
  ResourceFailure,
  type ResourceHandler,
} from '../resource-handler.ts';
import { containsUnknown } from '../unknown-values.ts';

/** What ManagedObjects calls the list. */
const theList = 'the access rules';

export const accessRules: ResourceHandler = {
  type: 'AccessRules',
  check,
  diff: ({ inputs, outputs }) => ({
    changed: sameRules(inputs.rules, outputs.rules) ? [] : ['rules'],
    replaces: [],
  }),
  create,
  async read({ id, outputs, managed }, { directory }) {
    await assertTenant({ tenantId: id }, directory);
    const there = await rulesIn(directory);
    const rules = sameRules(outputs.rules, there) ? outputs.rules : there;
    const found: Properties = outputsOf({ ...outputs, rules }, id);
    return { outputs: found, inputs: Object.fromEntries(managed.map((name) => [name, found[name] ?? null])) };
  },
  async update({ id, inputs, outputs }, { directory }) {
    await assertTenant({ tenantId: id }, directory);
    if (!sameRules(inputs.rules, outputs.rules)) await write(inputs.rules, directory);
    return outputsOf(inputs, id);
  },
  async delete({ id }, { directory }) {
    await assertTenant({ tenantId: id }, directory);
    await write([], directory);
  },
};

function check({ urn, inputs }: CheckRequest, objects: ManagedObjects): CheckFailure[] {
  const { adopt: _, ...body } = inputs;
  const failures = [...bodyFailures('replaceAccessRules', body), ...adoptFailures(inputs)];
  const holder = objects.claim(theList, urn);
  if (holder !== undefined) failures.push({ property: 'rules', reason: onlyOne(holder) });
  return failures;
}

function onlyOne(urn: string): string {
  const name = urn.slice(urn.lastIndexOf('::') + 2);
  return `a tenant has one list of access rules, which "${name}" manages; put all rules into one AccessRules`;
}

async function create(
  { urn, inputs }: CreateRequest,
  { directory, objects, warn }: HandlerContext,
): Promise<CreateResult> {
  const id = await directory.tenantId();
  if (!objects.take(`${theList} of ${id}`, urn, inputs))
    throw new ResourceFailure(onlyOne('another resource'), 'rules');
  const there = await rulesIn(directory);
  if (!sameRules(inputs.rules, there)) {
    await write(inputs.rules, directory);
    if (there.length > 0) warn(`replaced rules that were there: ${there.map(({ name }) => name).join(', ')}`);
  }
  return { id, outputs: outputsOf(inputs, id) };
}

type Rule = { readonly name?: unknown; readonly [field: string]: unknown };

async function rulesIn({ operations }: Directory): Promise<Rule[]> {
  const shown = await operations.read('getAccessRules', {});
  // A tenant always has a list: no other 404 is possible here.
  if (shown === undefined) throw new ResourceFailure('the directory knows no access rules; upgrade it');
  return (shown.rules as Rule[]).map(withoutNulls);
}

async function write(rules: unknown, { operations }: Directory): Promise<void> {
  await operations.write('replaceAccessRules', { body: { rules } });
}

function outputsOf({ adopt, rules }: Properties, tenantId: string): Properties {
  return { ...(adopt === undefined ? {} : { adopt }), rules, tenantId };
}

function sameRules(wanted: unknown, shown: unknown): boolean {
  if (containsUnknown(wanted)) return false;
  return sameJson(asList(wanted).map(withoutNulls), asList(shown).map(withoutNulls));
}

/** No resourceType and null for it are the same. */
function withoutNulls(rule: Rule): Rule {
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== null));
}

function asList(value: unknown): readonly Rule[] {
  return Array.isArray(value) ? value : [];
}
