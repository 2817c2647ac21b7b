/** A Pulumi program in TypeScript that declares a tenant. */
import type { Declaration } from './declarations.ts';
import { Reference } from './declarations.ts';
import { Code, literal, quoted } from './typescript-literal.ts';
import { variablesFor } from './variable-names.ts';

/** Resources that another resource of the program makes: what stands for one of their outputs. */
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
    const after = follows.flatMap((id) => declared.get(id) ?? []);
    const made = makeResource(declaration, after, (reference) => expressionFor(reference, declared, outside));
    const variable = variables.get(name) ?? name;
    declared.set(object.id, variable);
    return used.has(object.id) ? `const ${variable} = ${made}` : made;
  });
  return statements.join('\n');
}

function usedTargets(declarations: readonly Declaration[]): Set<string> {
  const targets = (value: unknown): string[] => {
    if (value instanceof Reference) return [value.target];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(targets) : [];
  };
  return new Set(declarations.flatMap(({ arguments: values, follows }) => [...targets(values), ...follows]));
}

function expressionFor(
  reference: Reference,
  declared: ReadonlyMap<string, string>,
  outside: Outside,
): string {
  const variable = declared.get(reference.target);
  if (variable !== undefined) return `${variable}.${reference.output}`;
  return outside(reference) ?? quoted(reference.value);
}

function makeResource(
  { object, name, arguments: values }: Declaration,
  after: readonly string[],
  express: (reference: Reference) => string,
): string {
  const options = after.length === 0 ? '' : `, { dependsOn: [${after.join(', ')}] }`;
  const head = `new espalier.${object.kind.type}(${quoted(name)}, `;
  return `${head}${literal(inCode(values, express), 0, head.length + options.length + 20)}${options});`;
}

function inCode(value: unknown, express: (reference: Reference) => string): unknown {
  if (value instanceof Reference) return new Code(express(value));
  if (Array.isArray(value)) return value.map((item) => inCode(item, express));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inCode(item, express)]));
}
