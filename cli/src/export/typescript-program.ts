/** A Pulumi program in TypeScript that declares a tenant. */
import { mask } from '../tenant/secret-values.ts';
import { type Declaration, Reference, referencesIn } from './declarations.ts';
import { Code, literal, quoted } from './typescript-literal.ts';
import { variablesFor } from './variable-names.ts';

/** Constant of the program that has its secrets. */
export const secretsVariable = 'secrets';

/** Resources that another resource of the program makes: what stands for their ids. */
export type Outside = (reference: Reference) => string | undefined;

/**
 * The statements that make the resources.
 *
 * @param declarations each after those that it refers to; a reference that comes too early is written as an id
 * @param outside default: nothing is made elsewhere
 */
export function statementsFor(
  declarations: readonly Declaration[],
  outside: Outside = () => undefined,
): string {
  const variables = variablesFor(declarations.map(({ name }) => name));
  const declared = new Map<string, string>();
  const used = usedTargets(declarations);
  const statements = declarations.map((declaration) => {
    const { object, name, follows } = declaration;
    const variable = variables.get(name) ?? name;
    const prefix = used.has(object.key) ? `const ${variable} = ` : '';
    const after = follows.flatMap((key) => declared.get(key) ?? []);
    const made = makeResource(prefix, declaration, after, (each) => expressionFor(each, declared, outside));
    declared.set(object.key, variable);
    return made;
  });
  return statements.join('\n');
}

function usedTargets(declarations: readonly Declaration[]): Set<string> {
  const targets = (declaration: Declaration) => referencesIn(declaration).map(({ target }) => target);
  return new Set(declarations.flatMap((each) => [...targets(each), ...each.follows]));
}

function expressionFor(
  reference: Reference,
  declared: ReadonlyMap<string, string>,
  outside: Outside,
): string {
  const variable = declared.get(reference.target);
  if (variable !== undefined) return `${variable}.id`;
  return outside(reference) ?? quoted(reference.id);
}

function makeResource(
  prefix: string,
  { object, name, arguments: values }: Declaration,
  after: readonly string[],
  express: (reference: Reference) => string,
): string {
  const { type, fields = {}, masked } = object.kind;
  const options = after.length === 0 ? '' : `, { dependsOn: [${after.join(', ')}] }`;
  const head = `${prefix}new espalier.${type}(${quoted(name)}, `;
  const entries = Object.entries(values).map(([argument, value]) => [
    fields[argument] ?? argument,
    inCode(argument === masked ? withPlaceholders(value, name) : value, express),
  ]);
  return `${head}${literal(Object.fromEntries(entries), 0, head.length + options.length + 2)}${options});`;
}

/**
 * Masked secrets as what the configuration says, else as they are, which changes nothing.
 *
 * @param key where in the configuration: the resource, and the names that lead to the value
 */
function withPlaceholders(value: unknown, key: string): unknown {
  if (value === mask)
    return new Code(`${secretsVariable}.getSecret(${quoted(key.replaceAll(':', '_'))}) ?? ${quoted(mask)}`);
  if (typeof value !== 'object' || value === null || value instanceof Reference) return value;
  if (Array.isArray(value)) return value.map((item, index) => withPlaceholders(item, `${key}.${index}`));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withPlaceholders(item, `${key}.${name}`)]),
  );
}

function inCode(value: unknown, express: (reference: Reference) => string): unknown {
  if (value instanceof Code) return value;
  if (value instanceof Reference) return new Code(express(value));
  if (Array.isArray(value)) return value.map((item) => inCode(item, express));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inCode(item, express)]));
}
