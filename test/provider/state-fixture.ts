/** A stack's state as a file that outlives versions: what each run makes anew is a placeholder in it. */

/** Any JSON. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type StateFile = readonly { readonly urn: string; readonly [name: string]: Json }[];

/** Ids and times within texts, and addresses of the directory. */
const madeByRun = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z/g;
/** Properties whose whole value is. */
const namesMadeByRun = ['clientId', 'clientSecret', 'actionUrl'];
const placeholder = /<<(\d+)>>/;

/** Resources of an exported state, with placeholders; equal values have the same one. */
export function withPlaceholders(resources: StateFile): StateFile {
  const numbers = new Map<string, number>();
  const numbered = (value: string) => {
    const number = numbers.get(value) ?? numbers.size + 1;
    numbers.set(value, number);
    return `<<${number}>>`;
  };
  return mapTexts(resources, (text, names) =>
    names.some((name) => namesMadeByRun.includes(name)) && !isMarker(names)
      ? numbered(text)
      : text.replaceAll(madeByRun, numbered),
  ).map(({ created: _, modified: __, ...kept }) => kept as StateFile[number]);
}

/** The fixture as if this directory had been there when it was recorded: `current` is a state of the same program. */
export function withValues(fixture: StateFile, current: StateFile): StateFile {
  const values = new Map<string, string>();
  mapTexts(fixture, (text, names) => {
    const parts = text.split(placeholder);
    const found = textAt(current, names);
    const form = new RegExp(
      `^${parts.map((part, index) => (index % 2 ? '(.+)' : escaped(part))).join('')}$`,
      's',
    );
    const matches = form.exec(found ?? '')?.slice(1) ?? [];
    matches.forEach((value, index) => {
      const number = parts[index * 2 + 1] ?? '';
      values.set(number, values.get(number) ?? value);
    });
    return text;
  });
  return mapTexts(fixture, (text) =>
    text.replaceAll(new RegExp(placeholder, 'g'), (whole, number) => values.get(number) ?? whole),
  );
}

/** What marks a secret beside its value. */
function isMarker(names: readonly string[]): boolean {
  return names.at(-1) === '4dabf18193072939515e22adb298388d';
}

/** The text at a path that begins with a URN. */
function textAt(resources: StateFile, [urn, ...names]: readonly string[]): string | undefined {
  let at: unknown = resources.find((resource) => resource.urn === urn);
  for (const name of names) at = (at as Record<string, unknown> | undefined)?.[name];
  return typeof at === 'string' ? at : undefined;
}

function mapTexts(
  resources: StateFile,
  change: (text: string, names: readonly string[]) => string,
): StateFile[number][] {
  const walk = (value: Json, names: readonly string[]): Json => {
    if (typeof value === 'string') return change(value, names);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((each, index) => walk(each, [...names, String(index)]));
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, walk(each, [...names, name])]),
    );
  };
  return resources.map((resource) => walk(resource, [resource.urn]) as StateFile[number]);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
