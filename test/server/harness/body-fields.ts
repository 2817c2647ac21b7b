/** Walks the schema of a body, so that tests cover fields which nobody has written yet. */
import { follow, type JsonSchema } from './schema.ts';

/** A field somewhere in a body. */
export interface BodyField {
  /** JSON pointer; `0` stands for the item of an array. */
  pointer: string;
  name: string;
  schema: JsonSchema;
  /** A body that holds nothing but what leads to the field, and the field. */
  wrap(value: unknown): Record<string, unknown>;
}

type Wrap = BodyField['wrap'];

function alternatives(schema: JsonSchema): JsonSchema[] {
  return ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => (schema[keyword] ?? []) as JsonSchema[]);
}

/** The types that a value may have. */
export function typesOf(given: JsonSchema): string[] {
  const schema = follow<JsonSchema>(given);
  const own = schema.type === undefined ? [] : [schema.type].flat().map(String);
  return [...new Set([...own, ...alternatives(schema).flatMap(typesOf)])];
}

/** A keyword of a schema or of one of its alternatives. */
export function keywordOf(given: JsonSchema, keyword: string): unknown {
  const schema = follow<JsonSchema>(given);
  return (
    schema[keyword] ??
    alternatives(schema)
      .map((each) => keywordOf(each, keyword))
      .find((found) => found !== undefined)
  );
}

/** A value that an item needs besides the field in question, such as the subtype of a role. */
function requiredBeside(schema: JsonSchema): Record<string, unknown> {
  return Object.fromEntries(((schema.required ?? []) as string[]).map((name) => [name, 'needed']));
}

function fieldsBelow(given: JsonSchema, pointer: string, wrap: Wrap): BodyField[] {
  const schema = follow<JsonSchema>(given);
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const own = properties.flatMap(([name, property]) => {
    const place = `${pointer}/${name}`;
    const inner: Wrap = (value) => wrap({ [name]: value });
    return [{ pointer: place, name, schema: property, wrap: inner }, ...itemFields(property, place, inner)];
  });
  return [...own, ...alternatives(schema).flatMap((each) => fieldsBelow(each, pointer, wrap))];
}

function itemFields(given: JsonSchema, pointer: string, wrap: Wrap): BodyField[] {
  const items = follow<JsonSchema>(given).items as JsonSchema | undefined;
  if (!items) return [];
  const item = follow<JsonSchema>(items);
  const wrapItem: Wrap = (value) => wrap([value] as unknown as Record<string, unknown>);
  const wrapField: Wrap = (value) => wrapItem({ ...requiredBeside(item), ...(value as object) });
  const whole = { pointer: `${pointer}/0`, name: '0', schema: items, wrap: wrapItem };
  return [whole, ...fieldsBelow(items, `${pointer}/0`, wrapField)];
}

/** Every field of a body, inner ones too. */
export function fieldsOf(schema: JsonSchema): BodyField[] {
  return fieldsBelow(schema, '', (value) => value as Record<string, unknown>);
}
