/** A real `pulumi up` of the root program, as the quickstart runs it. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureEngine } from '../engine.ts';
import { localPulumiFolder, preparePulumiFolders, pulumiEnvironment } from '../pulumi-environment.ts';
import { rootFolder, StepError } from '../step.mjs';
import type { Place } from './place.ts';
import type { QuickstartTenant } from './tenant.ts';

/** How many resources a run created, changed, left alone and so on. */
export type ResourceChanges = Record<string, number>;

function readChanges(eventLog: string): ResourceChanges {
  const events = readFileSync(eventLog, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { summaryEvent?: { resourceChanges: ResourceChanges } });
  return events.findLast((event) => event.summaryEvent)?.summaryEvent?.resourceChanges ?? {};
}

/** Runs the engine in front of the user: its words are the best account of what happens. */
function runVisibly(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  const child = spawn(command, args, { cwd: rootFolder, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/**
 * Brings the tenant to what the root program says.
 *
 * @throws StepError when the engine fails; its own output says why
 */
export async function pulumiUp(place: Place, tenant: QuickstartTenant): Promise<ResourceChanges> {
  const { binDir } = await ensureEngine();
  const base = { ...process.env, ESPALIER_URL: tenant.url, ESPALIER_TOKEN: tenant.token };
  const environment = {
    ...pulumiEnvironment(base, { binDir, folder: localPulumiFolder }),
    PULUMI_DEBUG_COMMANDS: 'true',
  };
  preparePulumiFolders(environment);
  const command = join(binDir, 'pulumi');
  const quietly = (...args: string[]) =>
    spawnSync(command, [...args, '--non-interactive'], {
      cwd: rootFolder,
      env: environment,
      encoding: 'utf8',
    });
  // What Pulumi remembers of a tenant that is gone would make it believe that everything exists.
  if (tenant.isNew) quietly('stack', 'rm', place.stack, '--yes', '--force', '--preserve-config');
  const selected = quietly('stack', 'select', '--create', place.stack);
  if (selected.status !== 0)
    throw new StepError(`Could not select the stack ${place.stack}: ${selected.stderr.trim()}`);
  // A run that was killed leaves the lock behind. This state is ours alone, so nobody else can be at work on it.
  quietly('cancel', '--yes');
  const eventLog = join(place.folder, 'up.events');
  rmSync(eventLog, { force: true });
  const code = await runVisibly(
    command,
    ['up', '--yes', '--skip-preview', '--non-interactive', '--event-log', eventLog],
    environment,
  );
  if (code !== 0) {
    throw new StepError(
      'pulumi up failed; the lines above say why. What it made stays, and running the quickstart again goes on from there.',
    );
  }
  return readChanges(eventLog);
}
