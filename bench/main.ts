/** npm run bench: figures and ratios, each measured against its floor in the same run. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { StepError, report as say } from '../tools/step.mjs';
import { type Benchmark, SettingError, SettingValues } from './benchmark.ts';
import { exitOnSignals } from './lifetime.ts';
import { Report } from './report.ts';

const folder = import.meta.dirname;

exitOnSignals();
await main(process.argv.slice(2)).catch((error: unknown) => {
  const isPlain =
    error instanceof StepError ||
    error instanceof SettingError ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (!isPlain) throw error;
  say((error as Error).message);
  process.exitCode = 1;
});

async function main(args: string[]): Promise<void> {
  const benchmarks = await loadBenchmarks();
  const { values, positionals } = parseArgs({ args, options: optionsOf(benchmarks), allowPositionals: true });
  if (values.help) return void process.stdout.write(usageOf(benchmarks));
  const chosen = choose(benchmarks, positionals);
  const given = Object.keys(values).filter((name) => name !== 'json');
  const unused = given.find((name) => !chosen.some(({ settings }) => name in settings));
  if (unused !== undefined)
    throw new SettingError(`--${unused} is no setting of ${chosen.map(({ name }) => name).join(', ')}`);
  if (positionals.length === 0) process.stdout.write(`${listOf(benchmarks)}\n\nRunning the short ones.\n`);
  const runs = chosen.map((benchmark) => ({
    benchmark,
    settings: new SettingValues(benchmark.settings, values),
  }));
  const save = typeof values.json === 'string' ? resultsFile(values.json) : () => undefined;
  for (const { benchmark, settings } of runs) save(await runOne(benchmark, settings));
}

/** A results file, there from the start and whole after each benchmark: the next one may fail. */
function resultsFile(path: string): (result: object) => void {
  const results = { ...circumstances(), benchmarks: [] as object[] };
  const save = () => writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
  mkdirSync(dirname(path), { recursive: true });
  save();
  return (result) => {
    results.benchmarks.push(result);
    save();
  };
}

/** Every NAME.bench.ts of this folder. */
async function loadBenchmarks(): Promise<Benchmark[]> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.bench.ts'))
    .sort();
  const modules: { benchmark: Benchmark }[] = await Promise.all(
    files.map((file) => import(join(folder, file))),
  );
  return modules.map(({ benchmark }) => benchmark);
}

function optionsOf(
  benchmarks: readonly Benchmark[],
): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  const names = benchmarks.flatMap(({ settings }) => Object.keys(settings));
  return {
    ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  };
}

function choose(benchmarks: readonly Benchmark[], names: readonly string[]): Benchmark[] {
  if (names.length === 0) return benchmarks.filter(({ isShort }) => isShort);
  return names.map((wanted) => {
    const found = benchmarks.find(({ name }) => name === wanted);
    if (found) return found;
    throw new SettingError(`there is no benchmark ${wanted}; there are:\n${listOf(benchmarks)}`);
  });
}

async function runOne(benchmark: Benchmark, settings: SettingValues): Promise<object> {
  const report = new Report(benchmark.name);
  await benchmark.run(report, settings);
  return { name: benchmark.name, settings: withoutPasswords(settings.all), tables: report.toJson() };
}

/** A results file is made to be shown around. */
function withoutPasswords(values: SettingValues['all']): object {
  const hide = (value: string | number) =>
    typeof value === 'string' ? value.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:***@') : value;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, hide(value)]));
}

/** What a reader has to know in order to compare figures; ratios travel better. */
function circumstances(): object {
  return {
    time: new Date().toISOString(),
    node: process.version,
    cores: availableParallelism(),
    processor: cpus()[0]?.model,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    loadAverage: loadavg(),
  };
}

function listOf(benchmarks: readonly Benchmark[]): string {
  const width = Math.max(...benchmarks.map(({ name }) => name.length));
  return benchmarks
    .map(({ name, about, isShort }) => `  ${name.padEnd(width)}  ${about}${isShort ? ' (short)' : ''}`)
    .join('\n');
}

function settingsOf({ name, settings }: Benchmark): string {
  const lines = Object.entries(settings).map(([setting, { fallback, about }]) => {
    const value = typeof fallback === 'number' ? fallback.toLocaleString('en-US') : fallback;
    return `  --${setting.padEnd(8)} ${about} (${value})`;
  });
  return [`${name}:`, ...lines].join('\n');
}

function usageOf(benchmarks: readonly Benchmark[]): string {
  return `usage: npm run bench -- [NAME...] [--json FILE] [SETTINGS]

Measures Espalier against the floor of the same work, in turns within one run, and prints figures with their ratios: the
median of the rounds, and in brackets the lowest and the highest. Without a NAME it lists the benchmarks and runs the short ones.

${listOf(benchmarks)}

  --json     also write figures, settings and what kind of machine it was to this file

${benchmarks.map(settingsOf).join('\n')}

example: npm run bench -- up --count 100 --json up.json
`;
}
