/** A Pulumi program in a folder of its own, run by the real engine with a state of its own. */
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureEngine } from '../../tools/engine.ts';
import { preparePulumiFolders, pulumiEnvironment } from '../../tools/pulumi-environment.ts';
import { rootFolder } from '../../tools/step.mjs';

/** What the engine did to one resource, as its event log says. */
export interface Step {
  /** `create`, `update`, `same`, `delete`, `replace`, `refresh`, ... */
  op: string;
  /** Last part of the type, as in `Person`. */
  type: string;
  name: string;
  /** Properties that the engine named as changed. */
  diffs: string[];
}

export interface Run {
  exitCode: number;
  /** Steps on resources of ours, without those where nothing happened. */
  steps: Step[];
  /** Errors and warnings as shown to the user, without colours. */
  diagnostics: string[];
  /** Everything printed. */
  text: string;
  milliseconds: number;
}

interface EngineEvent {
  resOutputsEvent?: { metadata: StepMetadata };
  resourcePreEvent?: { metadata: StepMetadata };
  resOpFailedEvent?: { metadata: StepMetadata };
  diagnosticEvent?: { severity: string; message: string };
}

interface StepMetadata {
  op: string;
  urn: string;
  type: string;
  diffs?: string[] | null;
  detailedDiff?: Record<string, unknown> | null;
}

let engineFolder: Promise<string> | undefined;

/** The folder of the engine: ESPALIER_ENGINE_DIR, else the one that all tools use. */
function engine(): Promise<string> {
  engineFolder ??= Promise.resolve(
    process.env.ESPALIER_ENGINE_DIR ?? ensureEngine().then(({ binDir }) => binDir),
  );
  return engineFolder;
}

export class TestStack {
  readonly folder: string;
  /** Added to the environment of every command. */
  environment: Record<string, string>;
  readonly #base: NodeJS.ProcessEnv;
  #runs = 0;

  private constructor(folder: string, base: NodeJS.ProcessEnv, environment: Record<string, string>) {
    this.folder = folder;
    this.#base = base;
    this.environment = environment;
  }

  /**
   * Makes a project with one stack, `dev`.
   *
   * @param environment for the commands, for example ESPALIER_URL; a variable that is left out is not inherited
   */
  static async create(environment: Record<string, string> = {}): Promise<TestStack> {
    const stack = await TestStack.#in(mkdtempSync(join(tmpdir(), 'espalier-stack-')), environment);
    symlinkSync(join(rootFolder, 'node_modules'), join(stack.folder, 'node_modules'));
    writeFileSync(join(stack.folder, 'package.json'), '{ "name": "program" }');
    writeFileSync(
      join(stack.folder, 'Pulumi.yaml'),
      'name: program\nruntime:\n  name: nodejs\n  options: { typescript: false }\nmain: index.js\n',
    );
    stack.program('');
    await stack.init();
    return stack;
  }

  /** The program that the root Pulumi.yaml names, in a project folder of its own: the root's may be in use. */
  static async ofRootProgram(environment: Record<string, string>): Promise<TestStack> {
    const stack = await TestStack.#in(mkdtempSync(join(tmpdir(), 'espalier-stack-')), environment);
    copyFileSync(join(rootFolder, 'Pulumi.yaml'), join(stack.folder, 'Pulumi.yaml'));
    symlinkSync(join(rootFolder, 'examples'), join(stack.folder, 'examples'));
    await stack.init();
    return stack;
  }

  static async #in(folder: string, environment: Record<string, string>): Promise<TestStack> {
    const { PATH, HOME } = process.env;
    const base = pulumiEnvironment(
      { PATH, HOME },
      { binDir: await engine(), folder: join(folder, '.pulumi') },
    );
    preparePulumiFolders(base);
    return new TestStack(folder, base, environment);
  }

  /** Makes the stack `dev` anew, with nothing in it. */
  async init(): Promise<void> {
    const { exitCode, text } = await this.command(['stack', 'init', 'dev']);
    if (exitCode !== 0) throw new Error(text);
  }

  /** Replaces the program; `espalier` and `pulumi` are in scope, what it assigns to `exports` is a stack output. */
  program(text: string): void {
    const head = `const espalier = require('@espalier/pulumi');\nconst pulumi = require('@pulumi/pulumi');\n`;
    writeFileSync(join(this.folder, 'index.js'), head + text);
  }

  up(...flags: string[]): Promise<Run> {
    return this.#operation('up', ['--yes', '--skip-preview', ...flags]);
  }

  preview(...flags: string[]): Promise<Run> {
    return this.#operation('preview', ['--diff', ...flags]);
  }

  refresh(...flags: string[]): Promise<Run> {
    return this.#operation('refresh', ['--yes', '--skip-preview', '--diff', ...flags]);
  }

  destroy(...flags: string[]): Promise<Run> {
    return this.#operation('destroy', ['--yes', '--skip-preview', ...flags]);
  }

  /** Imports resources as a state once held them, from a file as an export writes it. */
  import(resources: readonly StateResource[]): Promise<{ exitCode: number; text: string }> {
    const file = join(this.folder, 'import.json');
    const entries = resources.map(({ urn, type, id, inputs, outputs }) => ({
      ...{ type, id, inputs, outputs },
      name: urn.slice(urn.lastIndexOf('::') + 2),
    }));
    writeFileSync(file, JSON.stringify({ resources: entries }));
    return this.command(['import', '--file', file, '--yes', '--skip-preview', '--generate-code=false']);
  }

  /** Stack outputs of the last `up`. */
  async outputs(): Promise<Record<string, unknown>> {
    const { text } = await this.command(['stack', 'output', '--json', '--show-secrets']);
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** The whole state, as text. */
  async state(): Promise<string> {
    return (await this.command(['stack', 'export'])).text;
  }

  /** Resources of ours in the state. */
  async resources(): Promise<StateResource[]> {
    const { deployment } = JSON.parse(await this.state()) as { deployment: { resources?: StateResource[] } };
    return (deployment.resources ?? []).filter(({ type }) =>
      type.startsWith('pulumi-nodejs:dynamic/espalier:'),
    );
  }

  /** Runs any command of the CLI. */
  command(args: readonly string[]): Promise<{ exitCode: number; text: string }> {
    const { file, args: all, options } = this.invocation(args);
    return new Promise((resolve) => {
      execFile(file, all, { ...options, maxBuffer: 100 * 1024 * 1024 }, (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ exitCode, text: exitCode === 0 && args[0] === 'stack' ? stdout : stdout + stderr });
      });
    });
  }

  /** How to start a command of the CLI, for those who have to do it themselves. */
  invocation(args: readonly string[]): Invocation {
    // --event-log is one of the commands and flags that this variable brings out.
    const env = { ...this.#base, PULUMI_DEBUG_COMMANDS: 'true', ...this.environment };
    return {
      file: 'pulumi',
      args: [...args, '--non-interactive', '--color', 'never'],
      options: { cwd: this.folder, env },
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #operation(name: string, flags: string[]): Promise<Run> {
    const log = join(this.folder, `events-${++this.#runs}.jsonl`);
    const started = Date.now();
    const { exitCode, text } = await this.command([name, ...flags, '--event-log', log]);
    const events = existsSync(log) ? eventsOf(readFileSync(log, 'utf8')) : [];
    return { exitCode, text, ...summaryOf(events), milliseconds: Date.now() - started };
  }
}

export interface Invocation {
  file: string;
  args: string[];
  options: { cwd: string; env: NodeJS.ProcessEnv };
}

export interface StateResource {
  urn: string;
  type: string;
  id: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  initErrors?: string[];
}

function eventsOf(log: string): EngineEvent[] {
  const lines = log.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as EngineEvent);
}

function summaryOf(events: readonly EngineEvent[]): Pick<Run, 'steps' | 'diagnostics'> {
  const done = events.flatMap(({ resOutputsEvent }) => resOutputsEvent?.metadata ?? []);
  const steps = done
    .filter(({ op, type }) => op !== 'same' && type.startsWith('pulumi-nodejs:dynamic/espalier:'))
    .map(({ op, urn, type, diffs, detailedDiff }) => ({
      op,
      type: type.slice(type.lastIndexOf(':') + 1),
      name: urn.slice(urn.lastIndexOf('::') + 2),
      diffs: [...(diffs ?? []), ...Object.keys(detailedDiff ?? {})],
    }));
  const diagnostics = events
    .flatMap(({ diagnosticEvent }) => diagnosticEvent ?? [])
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ message }) => message.replaceAll(/<\{%.*?%\}>/g, '').trim());
  return { steps, diagnostics };
}

/** `create Person ada`, ...: steps in an order that does not depend on which of two independent ones came first. */
export function described(steps: readonly Step[]): string[] {
  return steps.map(({ op, type, name }) => `${op} ${type} ${name}`).sort();
}
