/** Memory and processor time of other processes, from /proc; on systems without it nothing is known. */
import { readdirSync, readFileSync } from 'node:fs';

const SAMPLE_EVERY_MS = 200;
/** The clock of /proc; Linux has had no other for decades. */
const TICKS_PER_SECOND = 100;
const bytesPerMegabyte = 1_000_000;

/** Resident memory of a process in MB; undefined when it is not known. */
export function residentMegabytes(pid: number): number | undefined {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1];
  return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / bytesPerMegabyte;
}

/** Processor time that a process has used so far, in milliseconds, in steps of ten; undefined when it is not known. */
export function cpuMilliseconds(pid: number): number | undefined {
  const seconds = statOf(pid)[0]?.cpuSeconds;
  return seconds === undefined ? undefined : seconds * 1000;
}

/** What a process and all that it started used. */
export type FamilyFigures = {
  /** Processor time of all, up to a fifth of a second short for those that ended early. */
  readonly cpuSeconds: number;
  /** Highest memory of the first process at any moment that was looked at. */
  readonly peakMegabytes: number;
  /** Highest memory of all of them together. */
  readonly peakMegabytesOfAll: number;
};

/**
 * Watches a process and its descendants until told to stop.
 *
 * @returns call it when the process has ended
 */
export function watchFamily(pid: number): () => FamilyFigures {
  const cpuSeconds = new Map<number, number>();
  let [peak, peakOfAll] = [0, 0];
  const look = () => {
    const family = familyOf(pid);
    for (const member of family) cpuSeconds.set(member.pid, member.cpuSeconds);
    const memory = family.map((member) => residentMegabytes(member.pid) ?? 0);
    peak = Math.max(peak, memory[0] ?? 0);
    peakOfAll = Math.max(
      peakOfAll,
      memory.reduce((sum, one) => sum + one, 0),
    );
  };
  const timer = setInterval(look, SAMPLE_EVERY_MS);
  return () => {
    clearInterval(timer);
    const total = [...cpuSeconds.values()].reduce((sum, one) => sum + one, 0);
    return { cpuSeconds: total, peakMegabytes: peak, peakMegabytesOfAll: peakOfAll };
  };
}

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly cpuSeconds: number;
}

/** The process first. */
function familyOf(pid: number): ProcessStat[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statOf(Number(name)) : []));
  const family = all.filter((stat) => stat.pid === pid);
  for (const { pid: parent } of family) family.push(...all.filter((stat) => stat.parent === parent));
  return family;
}

function statOf(pid: number): ProcessStat[] {
  // After the command's name, which may hold anything: state, parent, ..., user time, system time.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const [parent, user, system] = [fields[1], fields[11], fields[12]];
  if (system === undefined) return [];
  return [{ pid, parent: Number(parent), cpuSeconds: (Number(user) + Number(system)) / TICKS_PER_SECOND }];
}

/** Empty when the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
