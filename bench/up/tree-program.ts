/** Programs that declare a whole tree of units as one resource, from a literal and from a file. */
import type { ProgramFiles } from './program.ts';

/** Branches of each unit: a tree of 10,000 is five levels deep. */
const FAN_OUT = 10;

interface Unit {
  key: string;
  displayName: string;
  units?: Unit[];
}

/** `count` units below one root. */
function unitsOf(count: number): Unit {
  const units = Array.from(
    { length: count },
    (_, index): Unit => ({ key: `n${index}`, displayName: `Unit ${index}` }),
  );
  for (const [index, unit] of units.entries()) {
    if (index === 0) continue;
    const parent = units[Math.floor((index - 1) / FAN_OUT)] as Unit;
    parent.units = [...(parent.units ?? []), unit];
  }
  return units[0] as Unit;
}

function yamlOf({ key, displayName, units = [] }: Unit, indent: string): string {
  const own = `${indent}- key: ${key}\n${indent}  displayName: ${displayName}\n`;
  if (units.length === 0) return own;
  return `${own}${indent}  units:\n${units.map((unit) => yamlOf(unit, `${indent}    `)).join('')}`;
}

const program = (args: string) =>
  `const { TenantTree } = require('@espalier/pulumi');\nnew TenantTree('tree', { granularity: 'tree', ${args} });\n`;

/** The tree stands in a module of the program. */
export function literalTreeProgram(count: number): ProgramFiles {
  const units = `module.exports = ${JSON.stringify([unitsOf(count)])};\n`;
  return { 'index.js': program(`units: require('the-tree')`), 'the-tree.js': units };
}

/** The tree stands in a YAML file. */
export function yamlTreeProgram(count: number): ProgramFiles {
  return {
    'index.js': program(`file: 'modules/tree.yaml'`),
    'tree.yaml': `units:\n${yamlOf(unitsOf(count), '  ')}`,
  };
}
