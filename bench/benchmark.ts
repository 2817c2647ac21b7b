/** What a benchmark is: the one shape that every `NAME.bench.ts` exports as `benchmark`. */
import type { Report } from './report.ts';

/** What a benchmark can be told as `--NAME VALUE`; a value has the type of its default. */
export interface Setting {
  readonly fallback: string | number;
  /** What it sets, with its unit. */
  readonly about: string;
}

export interface Benchmark {
  /** As on the command line. */
  readonly name: string;
  /** What is compared with what, in one line. */
  readonly about: string;
  /** Takes about a minute at most, so that it runs when no benchmark is named. */
  readonly isShort: boolean;
  readonly settings: Readonly<Record<string, Setting>>;
  /** Measures, and puts its tables into the report. */
  run(report: Report, values: SettingValues): Promise<void>;
}

/** A setting that cannot be used. */
export class SettingError extends Error {}

/** The settings of one run: those of the command line, else the defaults. */
export class SettingValues {
  readonly all: Readonly<Record<string, string | number>>;

  /**
   * @param given - texts of the command line, by name; names that are not declared are left out
   * @throws SettingError for a number that is not a whole one of at least 1
   */
  constructor(declared: Benchmark['settings'], given: Readonly<Record<string, unknown>>) {
    const values = Object.entries(declared).map(([name, { fallback }]) => {
      const text = given[name];
      if (typeof text !== 'string') return [name, fallback];
      return [name, typeof fallback === 'number' ? wholeNumber(name, text) : text];
    });
    this.all = Object.fromEntries(values);
  }

  number(name: string): number {
    return Number(this.all[name]);
  }

  text(name: string): string {
    return String(this.all[name]);
  }
}

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new SettingError(`--${name} is ${text}; give a whole number from 1`);
}
