/** What does a tree of units cost beside what the engine costs for the same tree of nothing? */
import type { Benchmark, SettingValues } from './benchmark.ts';
import { DirectoryProcess } from './directory-process.ts';
import { type Figures, type Rounds, takeTurns } from './measure.ts';
import type { Report } from './report.ts';
import type { Cell } from './table.ts';
import { noOpProgram, unitProgram } from './up/program.ts';
import { PulumiProject } from './up/project.ts';

/** What is run, in this order, under the names of the report. */
const operations = [
  ['up', 'up'],
  ['no-op up', 'up'],
  ['destroy', 'destroy'],
] as const;
const modes = [
  { title: 'PULUMI_SKIP_CHECKPOINTS=true, as npm run pulumi sets it', skip: 'true' },
  { title: "the engine's default: state written at every step", skip: 'false' },
] as const;

export const benchmark: Benchmark = {
  name: 'up',
  about: 'pulumi up, unchanged up and destroy of a tree of units against as many resources that do nothing',
  isShort: false,
  settings: {
    count: { fallback: 1_000, about: 'units' },
    rounds: { fallback: 3, about: 'rounds; with 1,000 units one takes some four minutes' },
    data: { fallback: 'memory', about: 'store of the directory: memory, a folder, or postgres://...' },
  },
  async run(report, values) {
    const directory = await DirectoryProcess.start(values.text('data'));
    try {
      for (const mode of modes) await runMode(report, values, directory, mode);
    } finally {
      await directory.stop();
    }
  },
};

async function runMode(
  report: Report,
  values: SettingValues,
  directory: DirectoryProcess,
  mode: (typeof modes)[number],
): Promise<void> {
  const count = values.number('count');
  const environment = { PULUMI_SKIP_CHECKPOINTS: mode.skip };
  const requests = new RequestCounts(directory, count);
  const contenders = {
    floor: (round: number) =>
      report.during(
        `${count} no-op resources, round ${round + 1}, skip checkpoints: ${mode.skip}`,
        async () => lifeOf(await PulumiProject.create(noOpProgram(count), environment)),
      ),
    units: (round: number) =>
      report.during(`${count} units, round ${round + 1}, skip checkpoints: ${mode.skip}`, async () => {
        const settings = { ESPALIER_URL: directory.url, ESPALIER_TOKEN: await directory.newTenant() };
        const project = await PulumiProject.create(unitProgram(count), { ...environment, ...settings });
        return lifeOf(project, requests);
      }),
  };
  const { floor, units } = await takeTurns(contenders, values.number('rounds'));
  report.table({
    title: `up: ${count} resources, ${mode.title}`,
    columns: [
      'operation',
      'resources',
      'time [s]',
      'ratio',
      'CPU [s]',
      'CPU ratio',
      'directory CPU [s]',
      'peak RSS of the engine [MB]',
      'of all processes [MB]',
    ],
    rows: operations.flatMap(([name]) => rowsOf(name, floor, units)),
    notes: [
      'CPU, its ratio and memory are those of the engine and what it starts; the directory is not in them.',
    ],
  });
  report.table(requests.table(mode.title));
}

/** From nothing to nothing again. Each operation's figures carry its name before their own. */
async function lifeOf(project: PulumiProject, requests?: RequestCounts): Promise<Figures> {
  try {
    const figures: [string, number][] = [];
    for (const [name, command] of operations) {
      const finish = await requests?.begin(name);
      const measured = { ...(await project.measure(command)), ...(await finish?.()) };
      figures.push(
        ...Object.entries(measured).map(([figure, value]): [string, number] => [`${name} ${figure}`, value]),
      );
    }
    return Object.fromEntries(figures);
  } finally {
    project.remove();
  }
}

function rowsOf(operation: string, floor: Rounds, units: Rounds): Cell[][] {
  const of = (rounds: Rounds, figure: string) => rounds.of(`${operation} ${figure}`);
  const ratio = (figure: string) => units.ratioTo(floor, `${operation} ${figure}`);
  const memory = (rounds: Rounds) => [of(rounds, 'peakMegabytes').max, of(rounds, 'peakMegabytesOfAll').max];
  return [
    [operation, 'no-op', of(floor, 'seconds'), 1, of(floor, 'cpuSeconds'), 1, undefined, ...memory(floor)],
    [
      operation,
      'units',
      of(units, 'seconds'),
      ratio('seconds'),
      of(units, 'cpuSeconds'),
      ratio('cpuSeconds'),
      of(units, 'directoryCpuSeconds'),
      ...memory(units),
    ],
  ];
}

/** What the directory did during each operation, as it counts itself. */
class RequestCounts {
  readonly #directory: DirectoryProcess;
  readonly #resources: number;
  readonly #rows: Cell[][] = [];
  readonly #seen = new Set<string>();

  constructor(directory: DirectoryProcess, resources: number) {
    this.#directory = directory;
    this.#resources = resources;
  }

  /** @returns call it at the operation's end */
  async begin(operation: string): Promise<() => Promise<Figures>> {
    const requests = await this.#directory.requests();
    const cpuSeconds = await this.#directory.cpuSeconds();
    return async () => {
      this.#count(operation, requests, await this.#directory.requests());
      return { directoryCpuSeconds: (await this.#directory.cpuSeconds()) - cpuSeconds };
    };
  }

  #count(operation: string, before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
    const counts = [...after]
      .map(([request, count]) => [request, count - (before.get(request) ?? 0)] as const)
      .filter(([, count]) => count > 0);
    for (const [request, count] of counts.length > 0 ? counts : ([['none', 0]] as const)) {
      const row = `${operation} ${request} ${count}`;
      // Every round should make the same requests; one that does not gets rows of its own.
      if (!this.#seen.has(row)) this.#rows.push([operation, request, count, count / this.#resources]);
      this.#seen.add(row);
    }
  }

  table(mode: string): Parameters<Report['table']>[0] {
    return {
      title: `up: requests that the directory answered, ${mode}`,
      columns: ['operation', 'request', 'number', 'per unit'],
      rows: this.#rows,
    };
  }
}
