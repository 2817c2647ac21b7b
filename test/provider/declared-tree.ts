/** A tree of thirty resources as data: the program that declares it, changes to it, and what the directory shows of it. */
import { type Customers, customersExpected, customersProgram, customersSize } from './declared-customers.ts';
import type { Tenant } from './directory-process.ts';

export interface Node {
  key: string;
  type: 'OrganizationUnit' | 'Person' | 'Organization' | 'Service' | 'Group';
  displayName: string;
  /** Key of the unit above; null says that it is a root, left out says nothing. Only units have one. */
  parent?: string | null;
  /** Key of the home unit; null says that it has none. */
  home?: string | null;
  /** Keys of the members of a group. */
  members?: string[];
  /** Other arguments. */
  fields?: Record<string, string>;
}

/** One object, told in names, so that what is declared and what is there can be compared. */
interface Portrait {
  type: string;
  displayName: string;
  parent: string | null;
  home: string | null;
  members: string[];
  fields: Record<string, unknown>;
}

const partyTypes = {
  OrganizationUnit: 'organization_unit',
  Person: 'natural_person',
  Organization: 'organization',
  Service: 'service',
  Group: 'group',
} as const;

const ownFields = ['firstName', 'legalName', 'serviceType', 'tosUri'];

export class DeclaredTree {
  readonly #nodes: ReadonlyMap<string, Node>;
  readonly #customers: Customers | undefined;

  /** @param customers left out: the tree alone */
  constructor(nodes: Iterable<Node> = originalNodes(), customers?: Customers) {
    this.#nodes = new Map([...nodes].map((node) => [node.key, node]));
    this.#customers = customers;
  }

  get nodes(): Node[] {
    return [...this.#nodes.values()];
  }

  get size(): number {
    return this.#nodes.size + (this.#customers ? customersSize : 0);
  }

  /** The tree with some arguments of some resources changed, by key. */
  with(changes: Readonly<Record<string, Partial<Node>>>): DeclaredTree {
    const nodes = this.nodes.map((node) => ({ ...node, ...changes[node.key] }));
    return new DeclaredTree(nodes, this.#customers);
  }

  without(key: string): DeclaredTree {
    return new DeclaredTree(
      this.nodes.filter((node) => node.key !== key),
      this.#customers,
    );
  }

  /** The tree with one resource beside it of each type that is no party. */
  withCustomers(customers: Customers): DeclaredTree {
    return new DeclaredTree(this.nodes, customers);
  }

  /** The body of a program that declares it, for `TestStack.program`. */
  program(): string {
    return `
      const nodes = new Map(${JSON.stringify([...this.#nodes])});
      const made = new Map();
      function idOf(key) {
        if (!made.has(key)) made.set(key, make(nodes.get(key)));
        return made.get(key).id;
      }
      function make({ key, type, displayName, parent, home, members, fields }) {
        const args = { displayName, ...fields };
        if (parent !== undefined) args.parentOuId = parent && idOf(parent);
        if (home !== undefined) args.organizationUnitId = home && idOf(home);
        if (members) args.memberIds = members.map(idOf);
        return new espalier[type](key, args);
      }
      for (const key of nodes.keys()) idOf(key);
      ${this.#customers ? customersProgram(this.#customers) : ''}`;
  }

  /** What has to be in the directory, each object once. */
  portraits(): Portrait[] {
    const nameOf = (key: string | null | undefined) => this.#nodes.get(key ?? '')?.displayName ?? null;
    const guests: Node[] =
      this.#customers === undefined
        ? []
        : [{ key: 'guests', type: 'Group', displayName: 'Guests', members: [this.#customers.guest] }];
    const portraits = [...this.nodes, ...guests].map(
      ({ type, displayName, parent, home, members = [], fields = {} }) => ({
        type: partyTypes[type],
        displayName,
        parent: nameOf(parent),
        home: nameOf(home),
        members: members.map((key) => String(nameOf(key))).sort(),
        fields,
      }),
    );
    return portraits.sort(byName);
  }

  /** What has to be there beside the parties; for `customersIn`. */
  customers(): Record<string, unknown> {
    if (this.#customers === undefined) throw new Error('the tree stands alone');
    return customersExpected(this.#customers, (key) => this.#nodes.get(key)?.displayName ?? `no ${key}`);
  }
}

/** Everything that the tenant holds. */
export async function portraitsIn({ client }: Tenant): Promise<Portrait[]> {
  const parties = await Array.fromAsync(client.parties.list({ include: 'members' }));
  const names = new Map(parties.map(({ id, displayName }) => [id, displayName]));
  const nameOf = (id: unknown) => (typeof id === 'string' ? (names.get(id) ?? `missing ${id}`) : null);
  const portraits = parties.map((party) => {
    const shown: Record<string, unknown> = { ...party };
    // The members of a unit are those who live there, which their homes say already.
    const members = (party.partyType === 'group' ? shown.members : []) as { displayName: string }[];
    return {
      type: party.partyType,
      displayName: party.displayName,
      parent: nameOf(shown.parentOuId),
      home: nameOf(party.organizationUnitId),
      members: members.map(({ displayName }) => displayName).sort(),
      fields: Object.fromEntries(
        ownFields.flatMap((field) => (shown[field] == null ? [] : [[field, shown[field]]])),
      ),
    };
  });
  return portraits.sort(byName);
}

function byName(one: Portrait, other: Portrait): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ten units three deep, ten persons, an organization, four services, five groups, one of them nested. */
function originalNodes(): Node[] {
  const unit = (key: string, parent?: string): Node => ({
    key,
    type: 'OrganizationUnit',
    displayName: `Unit ${key}`,
    ...(parent === undefined ? {} : { parent, fields: { tosUri: `https://${key}.example/terms` } }),
  });
  const faculties = ['law', 'arts', 'science'];
  const departments = faculties.flatMap((faculty) => [`${faculty}-1`, `${faculty}-2`]);
  const homes = [...departments, ...faculties, 'top'];
  const persons = homes.map((home, index): Node => {
    const fields = { firstName: `First ${index}` };
    return { key: `person-${index}`, type: 'Person', displayName: `Person ${index}`, home, fields };
  });
  const services = homes.slice(0, 4).map((home, index): Node => {
    const fields = { serviceType: 'case_handling' };
    return { key: `service-${index}`, type: 'Service', displayName: `Service ${index}`, home, fields };
  });
  const groups = faculties.map((faculty, index): Node => {
    const members = [`person-${2 * index}`, `person-${2 * index + 1}`, `service-${index}`];
    return {
      key: `${faculty}-board`,
      type: 'Group',
      displayName: `Board of ${faculty}`,
      home: faculty,
      members,
    };
  });
  return [
    unit('top'),
    ...faculties.map((key) => unit(key, 'top')),
    ...departments.map((key) => unit(key, key.replace(/-\d$/, ''))),
    ...persons,
    { key: 'auditor', type: 'Organization', displayName: 'Auditor', fields: { legalName: 'Auditor B.V.' } },
    ...services,
    ...groups,
    { key: 'staff', type: 'Group', displayName: 'Staff', members: ['law-board', 'arts-board', 'auditor'] },
    { key: 'external', type: 'Group', displayName: 'External', members: [] },
  ];
}
