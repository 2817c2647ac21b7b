/** What a benchmark found: tables, printed as they come and kept for the JSON file. */
import { startProgress } from '../tools/step.mjs';
import { renderTable, type Table } from './table.ts';

export class Report {
  readonly #name: string;
  readonly #tables: Table[] = [];

  /** @param name - of the benchmark */
  constructor(name: string) {
    this.#name = name;
  }

  /** Prints a table on stdout and keeps it. */
  table(table: Table): void {
    this.#tables.push(table);
    process.stdout.write(`\n${renderTable(table)}\n`);
  }

  /** Runs a part that takes long: a line on stderr at its start, every 10 s, and at its end. */
  async during<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
    const finish = startProgress(`bench ${this.#name}: ${title}`);
    try {
      const result = await work();
      finish(true);
      return result;
    } catch (error) {
      finish(false);
      throw error;
    }
  }

  /** One line on stderr about work under way. */
  progress(text: string): void {
    process.stderr.write(`espalier: bench ${this.#name}: ${text}\n`);
  }

  /** All tables, each row as an object by column. */
  toJson(): object[] {
    return this.#tables.map(({ title, columns, rows, notes = [] }) => ({
      title,
      rows: rows.map((row) =>
        Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])),
      ),
      notes,
    }));
  }
}
