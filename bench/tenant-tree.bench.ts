/** What does a large tree cost as one resource, beside an engine that has nothing to do? */
import type { Benchmark, SettingValues } from './benchmark.ts';
import { DirectoryProcess } from './directory-process.ts';
import { type Figures, type Rounds, takeTurns } from './measure.ts';
import type { Report } from './report.ts';
import type { Cell } from './table.ts';
import { noOpProgram, type ProgramFiles } from './up/program.ts';
import { PulumiProject } from './up/project.ts';
import { literalTreeProgram, yamlTreeProgram } from './up/tree-program.ts';

/** What is run, in this order, under the names of the report. */
const operations = [
  ['up', 'up'],
  ['no-op up', 'up'],
  ['destroy', 'destroy'],
] as const;

export const benchmark: Benchmark = {
  name: 'tenant-tree',
  about:
    'pulumi up, unchanged up and destroy of a tree of units as one resource against one resource that does nothing',
  isShort: false,
  settings: {
    count: { fallback: 10_000, about: 'units' },
    rounds: { fallback: 1, about: 'rounds' },
    data: { fallback: 'memory', about: 'store of the directory: memory, a folder, or postgres://...' },
  },
  async run(report, values) {
    const directory = await DirectoryProcess.start(values.text('data'));
    try {
      await compare(report, values, directory);
    } finally {
      await directory.stop();
    }
  },
};

async function compare(report: Report, values: SettingValues, directory: DirectoryProcess): Promise<void> {
  const count = values.number('count');
  const life = (title: string, files: ProgramFiles) => (round: number) =>
    report.during(`${title}, round ${round + 1}`, async () => lifeOf(files, directory));
  const contenders = {
    floor: life('one no-op resource', noOpProgram(1)),
    literal: life(`${count} units from a literal`, literalTreeProgram(count)),
    yaml: life(`${count} units from YAML`, yamlTreeProgram(count)),
  };
  const { floor, literal, yaml } = await takeTurns(contenders, values.number('rounds'));
  const of = [
    ['one no-op resource', floor],
    ['tree, literal', literal],
    ['tree, YAML', yaml],
  ] as const;
  report.table({
    title: `tenant-tree: ${count} units as one resource`,
    columns: [
      'operation',
      'program',
      'time [s]',
      'ratio',
      'CPU [s]',
      'directory CPU [s]',
      'peak RSS of the engine [MB]',
      'of all processes [MB]',
    ],
    rows: operations.flatMap(([name]) => of.map(([title, rounds]) => rowOf(name, title, rounds, floor))),
    notes: ['CPU and memory are those of the engine and what it starts; the directory is not in them.'],
  });
}

/** From nothing to nothing again. Each operation's figures carry its name before their own. */
async function lifeOf(files: ProgramFiles, directory: DirectoryProcess): Promise<Figures> {
  const settings = { ESPALIER_URL: directory.url, ESPALIER_TOKEN: await directory.newTenant() };
  const project = await PulumiProject.create(files, settings);
  try {
    const figures: [string, number][] = [];
    for (const [name, command] of operations) {
      const before = await directory.cpuSeconds();
      const measured = await project.measure(command);
      const all = { ...measured, directoryCpuSeconds: (await directory.cpuSeconds()) - before };
      figures.push(
        ...Object.entries(all).map(([figure, value]): [string, number] => [`${name} ${figure}`, value]),
      );
    }
    return Object.fromEntries(figures);
  } finally {
    project.remove();
  }
}

function rowOf(operation: string, title: string, rounds: Rounds, floor: Rounds): Cell[] {
  const of = (figure: string) => rounds.of(`${operation} ${figure}`);
  return [
    operation,
    title,
    of('seconds'),
    rounds === floor ? 1 : rounds.ratioTo(floor, `${operation} seconds`),
    of('cpuSeconds'),
    rounds === floor ? undefined : of('directoryCpuSeconds'),
    of('peakMegabytes').max,
    of('peakMegabytesOfAll').max,
  ];
}
