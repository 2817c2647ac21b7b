/** What does a request cost beside the SQL statement that does the same work, and does it grow with the tenant? */
import { startPostgres } from '../tools/postgres.ts';
import type { Benchmark } from './benchmark.ts';
import { type Figures, type Rounds, spreadOf, takeTurns } from './measure.ts';
import type { Report } from './report.ts';
import type { Cell, Table } from './table.ts';
import { measureApply } from './tree/apply.ts';
import { type Operation, operations } from './tree/operations.ts';
import { sizeOf } from './tree/planted-tree.ts';
import { type BenchStore, embeddedStore, type OpenScene, postgresStore } from './tree/stores.ts';

const SMALLEST_LEVELS = 4;
/** A million rows are more than an embedded store is meant for. */
const EMBEDDED_LEVELS = 6;

export const benchmark: Benchmark = {
  name: 'tree',
  about:
    'operations on units over HTTP against one SQL statement of the same work, in tenants of growing size',
  isShort: false,
  settings: {
    data: {
      fallback: 'throw-away',
      about: 'postgres://... of a superuser; without it a throw-away PostgreSQL is started',
    },
    units: {
      fallback: 100_000,
      about: 'size of the largest tenant; 1,000 and 100,000 below it are measured too',
    },
    rounds: { fallback: 5, about: 'rounds' },
    nodes: { fallback: 10_000, about: 'units of an apply' },
  },
  async run(report, values) {
    const sizes = levelsUpTo(values.number('units'));
    const [rounds, nodes] = [values.number('rounds'), values.number('nodes')];
    const server = values.text('data') === 'throw-away' ? await startPostgres() : undefined;
    try {
      const postgres = postgresStore(server?.url ?? values.text('data'));
      await measureStore(report, postgres, sizes, rounds, nodes);
      await measureStore(
        report,
        embeddedStore,
        sizes.filter((levels) => levels <= EMBEDDED_LEVELS),
        rounds,
        nodes,
      );
    } finally {
      await server?.stop();
    }
  },
};

/** Levels of the 10-ary trees of about 1,000, 100,000 and 1,000,000 units, up to a size. */
function levelsUpTo(units: number): number[] {
  return [SMALLEST_LEVELS, 6, 7].filter(
    (levels) => levels === SMALLEST_LEVELS || 10 ** (levels - 1) <= units,
  );
}

type Results = Map<Operation, { http: Rounds; sql: Rounds }>;

async function measureStore(
  report: Report,
  store: BenchStore,
  sizes: readonly number[],
  rounds: number,
  nodes: number,
): Promise<void> {
  const bySize = new Map<number, Results>();
  let [durability, applied] = ['', [] as Cell[][]];
  for (const levels of sizes) {
    const size = sizeOf(levels).toLocaleString('en-US');
    const scene = await report.during(`${store.name}: plant ${size} units`, () => store.open(levels));
    try {
      durability = await store.durability(scene.sql);
      bySize.set(
        levels,
        await report.during(`${store.name}: ${size} units`, () => measureAll(scene, rounds)),
      );
      if (levels === sizes[0])
        applied = await report.during(`${store.name}: apply`, () => measureApply(scene, nodes));
    } finally {
      await scene.close();
    }
  }
  report.table(ratioTable(store, durability, bySize));
  if (sizes.length > 1) report.table(flatnessTable(store, bySize));
  report.table(applyTable(store, durability, applied));
}

async function measureAll(scene: OpenScene, rounds: number): Promise<Results> {
  const results: Results = new Map();
  for (const operation of operations.filter(({ levels }) => levels <= scene.tree.levels)) {
    const contenders = {
      http: contender(operation, operation.http(scene)),
      sql: contender(operation, operation.sql(scene)),
    };
    await takeTurns(contenders, 1);
    results.set(operation, await takeTurns(contenders, rounds));
  }
  return results;
}

/** Calls one after the other; their median. Turns go on counting, so that no two calls do the same. */
function contender({ calls }: Operation, call: (turn: number) => Promise<unknown>) {
  let turn = 0;
  return async (): Promise<Figures> => {
    const milliseconds: number[] = [];
    for (let time = 0; time < calls; time++) {
      const startedAt = performance.now();
      await call(turn++);
      milliseconds.push(performance.now() - startedAt);
    }
    return { p50: spreadOf(milliseconds).median };
  };
}

function ratioTable(store: BenchStore, durability: string, bySize: ReadonlyMap<number, Results>): Table {
  const rows = [...bySize].flatMap(([levels, results]) =>
    [...results].map(([{ name, isPoint }, { http, sql }]): Cell[] => [
      sizeOf(levels).toLocaleString('en-US'),
      name + (isPoint ? ' *' : ''),
      http.of('p50'),
      sql.of('p50'),
      http.ratioTo(sql, 'p50'),
    ]),
  );
  return {
    title: `tree: HTTP against one SQL statement, ${store.name}, one request at a time`,
    columns: ['units', 'operation', 'p50 HTTP [ms]', 'p50 SQL [ms]', 'ratio'],
    rows,
    notes: [
      '* point work: a few rows, whatever the size of the tenant. HTTP: one bare connection, JSON parsed; the directory authorizes, validates,',
      'isolates the tenant and records the change. SQL: the owner of the tables over one connection, a write with its audit event.',
      `Both on the same engine with the same settings: ${durability}.`,
    ],
  };
}

/** Each median against that of the smallest tenant in which the operation was measured. */
function flatnessTable(store: BenchStore, bySize: ReadonlyMap<number, Results>): Table {
  const sizes = [...bySize.keys()];
  const rows = operations
    .filter(({ levels }) => levels <= Number(sizes.at(-1)))
    .map((operation): Cell[] => {
      const rounds = sizes.map((levels) => bySize.get(levels)?.get(operation));
      const first = rounds.find((each) => each !== undefined);
      const growth = (way: 'http' | 'sql') => (each: (typeof rounds)[number]) =>
        each && first && each[way].of('p50').median / first[way].of('p50').median;
      return [operation.name, ...rounds.map(growth('http')), ...rounds.map(growth('sql'))];
    });
  const columnsOf = (way: string) =>
    sizes.map((levels) => `${way} ${sizeOf(levels).toLocaleString('en-US')}`);
  return {
    title: `tree: p50 against that of the smallest tenant, ${store.name}`,
    columns: ['operation', ...columnsOf('HTTP'), ...columnsOf('SQL')],
    rows,
  };
}

function applyTable(store: BenchStore, durability: string, rows: Cell[][]): Table {
  return {
    title: `tree: apply, ${store.name}`,
    columns: ['one call of', 'HTTP [s]', 'SQL [s]', 'ratio', 'peak RSS of the directory [MB]'],
    rows,
    notes: [
      `SQL: one statement that inserts the same rows, sent as one JSON text, codes already worked out. ${durability}.`,
    ],
  };
}
