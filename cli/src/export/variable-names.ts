/** Names of resources as names of constants. */

const reserved = new Set(
  (
    'abstract any arguments as async await boolean break case catch class const constructor continue debugger declare ' +
    'default delete do else enum espalier eval export extends false finally for from function get if implements import ' +
    'in instanceof interface is let module namespace never new null number of package private protected public require ' +
    'return set static string super switch symbol this throw true try type typeof undefined unknown var void while with ' +
    'yield tree idOf secrets pulumi exports global process'
  ).split(' '),
);

/** Gives each resource name a constant of its own: `northwind-sales` becomes `northwindSales`. */
export function variablesFor(names: readonly string[]): Map<string, string> {
  const taken = new Set(reserved);
  const variables = new Map<string, string>();
  for (const name of names) {
    const camel = name.replace(/-+([a-z0-9])/g, (_, next: string) => next.toUpperCase());
    const base = /^\d/.test(camel) ? `_${camel}` : camel;
    let variable = base;
    for (let number = 2; taken.has(variable); number += 1) variable = `${base}_${number}`;
    taken.add(variable);
    variables.set(name, variable);
  }
  return variables;
}
