/** A tenant as a picture of text: units with their codes, and who lives where. */
import type { Espalier } from '@espalier/sdk';

interface Unit {
  id: string;
  displayName: string;
  code: string;
  children: Unit[];
}

interface Resident {
  id: string;
  displayName: string;
  partyType: string;
  organizationUnitId: string | null;
  specializations: { subtype: string; organizationUnitId: string | null }[];
}

interface Line {
  left: string;
  right: string;
}

const typeNames: Record<string, string> = {
  natural_person: 'person',
  organization: 'organization',
  service: 'service',
  group: 'group',
};

function describe(party: Resident, unitNames: Map<string, string>, members: Map<string, string[]>): string {
  const roles = party.specializations.map(({ subtype, organizationUnitId }) =>
    organizationUnitId === null ? subtype : `${subtype} in ${unitNames.get(organizationUnitId)}`,
  );
  const inside = members.get(party.id);
  const notes = [
    typeNames[party.partyType] ?? party.partyType,
    ...roles,
    ...(inside ? [`holds ${inside.join(', ')}`] : []),
  ];
  return `${party.displayName} (${notes.join('; ')})`;
}

function nameUnits(units: Unit[], names = new Map<string, string>()): Map<string, string> {
  for (const unit of units) {
    names.set(unit.id, unit.displayName);
    nameUnits(unit.children, names);
  }
  return names;
}

function drawUnits(
  units: Unit[],
  indent: string,
  residentsOf: (unitId: string | null) => string[],
  lines: Line[],
): Line[] {
  for (const [index, unit] of units.entries()) {
    const isLast = index === units.length - 1;
    const inner = indent + (isLast ? '   ' : '│  ');
    lines.push({ left: `${indent}${isLast ? '└─ ' : '├─ '}${unit.displayName}`, right: unit.code });
    for (const text of residentsOf(unit.id))
      lines.push({ left: `${inner}${unit.children.length > 0 ? '│  ' : '   '}· ${text}`, right: '' });
    drawUnits(unit.children, inner, residentsOf, lines);
  }
  return lines;
}

async function membersByGroup(client: Espalier, residents: Resident[]): Promise<Map<string, string[]>> {
  const result = new Map<string, string[]>();
  for (const { id } of residents.filter(({ partyType }) => partyType === 'group')) {
    const names: string[] = [];
    for await (const member of client.groups.members(id)) names.push(member.displayName);
    result.set(id, names.sort());
  }
  return result;
}

/** Draws the whole tenant. @returns lines without a final newline */
export async function drawTenant(client: Espalier, title: string): Promise<string> {
  const { data: roots } = await client.ou.tree();
  const residents: Resident[] = [];
  for await (const party of client.parties.list({ sort: 'displayName', sortDirection: 'ASC' })) {
    if (party.partyType !== 'organization_unit') residents.push(party);
  }
  const members = await membersByGroup(client, residents);
  const unitNames = nameUnits(roots);
  const residentsOf = (unitId: string | null) =>
    residents
      .filter((party) => party.organizationUnitId === unitId)
      .map((party) => describe(party, unitNames, members));
  const lines = drawUnits(
    roots,
    '',
    residentsOf,
    residentsOf(null).map((text) => ({ left: `· ${text}`, right: '' })),
  );
  const width = Math.max(
    ...lines.filter(({ right }) => right !== '').map(({ left }) => left.length),
    title.length,
  );
  return [
    title,
    ...lines.map(({ left, right }) => (right === '' ? left : `${left.padEnd(width + 2)}${right}`)),
  ].join('\n');
}
