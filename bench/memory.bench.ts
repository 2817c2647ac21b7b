/** Does the memory of an embedded directory stay flat while it is written to for long? */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createEspalier, type Espalier } from '@espalier/sdk';
import type { Benchmark } from './benchmark.ts';
import { DirectoryProcess } from './directory-process.ts';
import { scratchFolder } from './lifetime.ts';
import { residentMegabytes } from './process-figures.ts';
import type { Report } from './report.ts';
import type { Cell } from './table.ts';

const IN_FLIGHT = 16;
/** Parties alive at a time: the store then grows by audit trail and idempotency keys alone. */
const SLOTS = 2_000;
const UPDATES_PER_LIFE = 3;
const SAMPLES = 10;
/** Caches and the engine's own memory fill up first. */
const WARM_SAMPLE = 2;

export const benchmark: Benchmark = {
  name: 'memory',
  about:
    'memory of the directory on an embedded store over many writes, against its memory after a fifth of them',
  isShort: false,
  settings: { count: { fallback: 100_000, about: 'writes' } },
  async run(report, values) {
    const { path: folder, remove } = scratchFolder();
    const directory = await DirectoryProcess.start(folder);
    const client = createEspalier({ baseUrl: directory.url, token: await directory.newTenant() });
    try {
      const samples = await takeSamples({ report, directory, client, folder }, values.number('count'));
      report.table(tableOf(samples));
    } finally {
      await client.close();
      await directory.stop();
      remove();
    }
  },
};

interface Scene {
  report: Report;
  directory: DirectoryProcess;
  client: Espalier;
  folder: string;
}

interface Sample {
  writes: number;
  perSecond: number;
  /** Processor time of the directory for each of the writes since the sample before. */
  cpuMilliseconds: number;
  residentMegabytes: number;
  heapMegabytes: number;
  externalMegabytes: number;
  storeMegabytes: number;
}

async function takeSamples({ report, directory, client, folder }: Scene, count: number): Promise<Sample[]> {
  const writer = new Writer(client);
  const samples: Sample[] = [];
  let cpuBefore = await directory.cpuSeconds();
  for (let number = 1; number <= SAMPLES; number++) {
    const writes = Math.round((count * number) / SAMPLES);
    const step = writes - writer.written;
    const startedAt = performance.now();
    await writer.write(step);
    const perSecond = (step * 1000) / (performance.now() - startedAt);
    const metrics = await directory.metrics();
    const cpuSeconds = await directory.cpuSeconds();
    const sample = {
      writes,
      perSecond,
      cpuMilliseconds: ((cpuSeconds - cpuBefore) * 1000) / step,
      residentMegabytes: residentMegabytes(directory.pid) ?? Number.NaN,
      heapMegabytes: sampleOf(metrics, 'nodejs_heap_size_used_bytes') / 1e6,
      externalMegabytes: sampleOf(metrics, 'nodejs_external_memory_bytes') / 1e6,
      storeMegabytes: folderBytes(folder) / 1e6,
    };
    cpuBefore = cpuSeconds;
    samples.push(sample);
    report.progress(
      `${writes} of ${count} writes, ${Math.round(perSecond)} a second, RSS ${Math.round(sample.residentMegabytes)} MB`,
    );
  }
  return samples;
}

function sampleOf(metrics: ReadonlyMap<string, number>, name: string): number {
  return metrics.get(name) ?? Number.NaN;
}

/** Creates parties, changes each a few times, deletes it and begins again: every kind of write in turn. */
class Writer {
  readonly #client: Espalier;
  readonly #lives = new Map<number, { id: string; updates: number }>();
  #next = 0;

  constructor(client: Espalier) {
    this.#client = client;
  }

  /** Writes made so far. */
  get written(): number {
    return this.#next;
  }

  /** Makes `count` writes, some at a time. */
  async write(count: number): Promise<void> {
    const end = this.#next + count;
    const worker = async () => {
      while (this.#next < end) await this.#writeOne(this.#next++);
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  }

  async #writeOne(number: number): Promise<void> {
    const slot = number % SLOTS;
    const life = this.#lives.get(slot);
    if (life === undefined) {
      const { id } = await this.#client.persons.create({
        displayName: `Person ${number}`,
        externalId: `person-${number}`,
        email: `person-${number}@university.example`,
      });
      this.#lives.set(slot, { id, updates: 0 });
    } else if (life.updates < UPDATES_PER_LIFE) {
      life.updates += 1;
      await this.#client.persons.update(life.id, { displayName: `Person ${number}` });
    } else {
      this.#lives.delete(slot);
      await this.#client.persons.delete(life.id);
    }
  }
}

function folderBytes(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const sizes = files.map(
    (file) => statSync(join(file.parentPath, file.name), { throwIfNoEntry: false })?.size,
  );
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

function tableOf(samples: readonly Sample[]): Parameters<Report['table']>[0] {
  const warm = samples[WARM_SAMPLE - 1];
  const rows = samples.map((sample): Cell[] => [
    sample.writes,
    sample.residentMegabytes,
    warm && Number((sample.residentMegabytes / warm.residentMegabytes).toFixed(2)),
    sample.heapMegabytes,
    sample.externalMegabytes,
    sample.storeMegabytes,
    sample.perSecond,
    sample.cpuMilliseconds,
  ]);
  const ratio = `ratio to RSS at ${warm?.writes}`;
  return {
    title: 'memory: the directory on an embedded store, folder on disk',
    columns: [
      'writes',
      'RSS [MB]',
      ratio,
      'JS heap [MB]',
      'external [MB]',
      'store [MB]',
      'writes/s',
      'CPU [ms/write]',
    ],
    rows,
    notes: [
      `Creates, updates and deletes in turn of ${SLOTS} persons, ${IN_FLIGHT} requests in flight. Each write adds an audit event`,
      'that is kept, so the store on disk grows; the memory should not.',
    ],
  };
}
