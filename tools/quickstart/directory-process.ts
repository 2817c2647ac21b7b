/** The directory of a quickstart: a process of its own that stays when the quickstart ends. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEspalier } from '@espalier/sdk';
import { rootFolder, StepError } from '../step.mjs';
import { type Place, readJson, writePrivateJson } from './place.ts';

const startTimeoutMs = 60_000;
const defaultPort = 8787;

interface Running {
  pid: number;
  url: string;
}

/** A directory that answers, and the platform administrator's token for it. */
export interface QuickstartDirectory {
  url: string;
  adminToken: string;
  pid: number;
  /** It was running before. */
  wasRunning: boolean;
}

function runningFile(place: Place): string {
  return join(place.folder, 'directory.json');
}

function adminTokenOf(place: Place): string {
  const file = join(place.folder, 'administrator.json');
  const known = readJson<{ token: string }>(file);
  if (known) return known.token;
  const token = `esp_${randomBytes(32).toString('base64url')}`;
  writePrivateJson(file, { token });
  return token;
}

/** Whether the process answers there and takes our token: another program may have got the port since. */
async function answers(url: string, adminToken: string): Promise<boolean> {
  const client = createEspalier({ baseUrl: url, token: adminToken, retries: 0, timeoutMs: 3_000 });
  try {
    return (await client.whoami()).platformAdministrator;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

function outputOf(file: string): string {
  return readFileSync(file, 'utf8');
}

function launch(
  place: Place,
  port: number,
  adminToken: string,
): { child: ReturnType<typeof spawn>; output: string; log: string } {
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  const output = join(place.folder, 'directory.out');
  const log = join(place.folder, 'directory.log');
  const [outputFile, logFile] = [openSync(output, 'w'), openSync(log, 'w')];
  const child = spawn(process.execPath, ['server/src/main.ts', '--port', String(port)], {
    cwd: rootFolder,
    // Settings go by environment: arguments can be read by every user of the machine, and --data may hold a password.
    env: { ...process.env, ESPALIER_DATA: place.data, ESPALIER_ADMIN_TOKEN: adminToken },
    stdio: ['ignore', outputFile, logFile],
    detached: true,
  });
  closeSync(outputFile);
  closeSync(logFile);
  child.unref();
  return { child, output, log };
}

async function waitForAddress({ child, output, log }: ReturnType<typeof launch>): Promise<string> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    const address = /^espalier listening on (\S+)$/m.exec(outputOf(output))?.[1];
    if (address !== undefined) return address;
    if (child.exitCode !== null) throw new StepError(`The directory did not start:\n${outputOf(log).trim()}`);
    await sleep(50);
  }
  throw new StepError(`The directory did not start within ${startTimeoutMs / 1000} s; its log is ${log}`);
}

async function start(place: Place, adminToken: string): Promise<Running> {
  try {
    const first = launch(place, defaultPort, adminToken);
    return { pid: first.child.pid as number, url: await waitForAddress(first) };
  } catch (error) {
    if (!(error instanceof Error && /EADDRINUSE/.test(error.message))) throw error;
    const second = launch(place, 0, adminToken);
    return { pid: second.child.pid as number, url: await waitForAddress(second) };
  }
}

/**
 * The directory of a place: the one that runs already, or a new one on port 8787 (a free one when that is taken).
 *
 * @throws StepError with the directory's own message when it does not start
 */
export async function ensureDirectory(place: Place): Promise<QuickstartDirectory> {
  const adminToken = adminTokenOf(place);
  const known = readJson<Running>(runningFile(place));
  if (known && (await answers(known.url, adminToken))) return { ...known, adminToken, wasRunning: true };
  const started = await start(place, adminToken);
  writePrivateJson(runningFile(place), started);
  return { ...started, adminToken, wasRunning: false };
}

/** Stops the directory of a place. @returns whether one was running */
export async function stopDirectory(place: Place): Promise<boolean> {
  const known = readJson<Running>(runningFile(place));
  if (!known || !(await answers(known.url, adminTokenOf(place)))) return false;
  process.kill(known.pid, 'SIGTERM');
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline && (await answers(known.url, adminTokenOf(place)))) await sleep(50);
  return true;
}
