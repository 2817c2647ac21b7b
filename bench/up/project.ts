/** A Pulumi project in a folder of its own, run by the real engine. */
import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureEngine } from '../../tools/engine.ts';
import { preparePulumiFolders, pulumiEnvironment } from '../../tools/pulumi-environment.ts';
import { rootFolder } from '../../tools/step.mjs';
import { endWithUs, scratchFolder } from '../lifetime.ts';
import type { Figures } from '../measure.ts';
import { type FamilyFigures, watchFamily } from '../process-figures.ts';
import type { ProgramFiles } from './program.ts';

export type Operation = 'up' | 'destroy';

export class PulumiProject {
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;
  /** Removes the project with its state. */
  readonly remove: () => void;

  private constructor(folder: string, remove: () => void, environment: NodeJS.ProcessEnv) {
    this.remove = remove;
    this.#folder = folder;
    this.#environment = environment;
  }

  /**
   * Makes a project with one empty stack.
   *
   * @param environment - added to that of every command
   */
  static async create(files: ProgramFiles, environment: Record<string, string>): Promise<PulumiProject> {
    const { binDir } = await ensureEngine();
    const { path: folder, remove } = scratchFolder();
    const { PATH, HOME } = process.env;
    const env = pulumiEnvironment(
      { PATH, HOME, ...environment },
      { binDir, folder: join(folder, '.pulumi') },
    );
    preparePulumiFolders(env);
    // Programs and provider hosts find our packages here, and the program's own modules beside them.
    symlinkSync(join(rootFolder, 'node_modules'), join(folder, 'node_modules'));
    const modules = join(folder, 'modules');
    mkdirSync(modules);
    env.NODE_PATH = modules;
    writeFileSync(join(folder, 'package.json'), '{ "name": "bench" }');
    const options = 'options: { typescript: false }';
    writeFileSync(
      join(folder, 'Pulumi.yaml'),
      `name: bench\nruntime:\n  name: nodejs\n  ${options}\nmain: index.js\n`,
    );
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(name === 'index.js' ? folder : modules, name), text);
    const project = new PulumiProject(folder, remove, env);
    await project.#run(['stack', 'init', 'bench']);
    return project;
  }

  /** Runs an operation to its end. Seconds, processor seconds and peak memory, of the engine and all that it starts. */
  async measure(operation: Operation): Promise<Figures> {
    const startedAt = performance.now();
    const figures = await this.#run([operation, '--yes', '--skip-preview', '--suppress-outputs']);
    return { ...figures, seconds: (performance.now() - startedAt) / 1000 };
  }

  #run(args: readonly string[]): Promise<FamilyFigures> {
    return new Promise((resolve, reject) => {
      const options = { cwd: this.#folder, env: this.#environment, maxBuffer: 100 * 1024 * 1024 };
      const command = [...args, '--non-interactive', '--color', 'never'];
      const child = execFile('pulumi', command, options, (error, stdout, stderr) => {
        const figures = stopWatching();
        if (error) reject(new Error(`pulumi ${args.join(' ')} failed:\n${(stdout + stderr).slice(-4000)}`));
        else resolve(figures);
      });
      endWithUs(child);
      const stopWatching = watchFamily(Number(child.pid));
    });
  }
}
