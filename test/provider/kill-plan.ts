/** What one round of the kill test does, drawn from a seed so that it can be done again. */
import { createHash } from 'node:crypto';
import { changedCustomers, originalCustomers } from './declared-customers.ts';
import { DeclaredTree } from './declared-tree.ts';
import type { Reach } from './doomed-run.ts';

export interface KillPlan {
  title: string;
  /** Deployed in peace before. */
  before?: DeclaredTree;
  /** Deployed by the run that is killed. */
  killed: DeclaredTree;
  /** Deployed after it. */
  repeated: DeclaredTree;
  /** Name of the one object that may be left over, because the repeated program has dropped it. */
  dropped?: string;
  reach: Reach;
  skipCheckpoints: boolean;
  /** When: at a part of the time that an undisturbed run takes, or so many milliseconds after its nth request. */
  instant: { part: number } | { request: number; delayMs: number };
}

type Trees = Pick<KillPlan, 'before' | 'killed' | 'repeated' | 'dropped'>;

const tree = new DeclaredTree().withCustomers(originalCustomers);

const reformed = tree
  .with({
    law: { displayName: 'Unit arts' },
    arts: { displayName: 'Unit law' },
    'science-1': { parent: 'top' },
    science: { parent: 'science-1' },
    'law-2': { parent: 'arts', displayName: 'Unit arts-1' },
    'arts-1': { displayName: 'Unit arts-0' },
    'person-0': { displayName: 'Head' },
    'person-1': { displayName: 'Deputy', home: 'top' },
    'person-2': { displayName: 'Secretary', home: 'science' },
    'service-0': { displayName: 'Cases', home: 'science-1' },
    auditor: { displayName: 'Veritas' },
    'law-board': { members: ['person-9', 'person-8'] },
    staff: { members: ['external', 'science-board'] },
  })
  .withCustomers(changedCustomers);

/** What becomes of the program between the kill and the repeat. */
const stories: readonly (Trees & { story: string })[] = [
  { story: 'the same program again', killed: tree, repeated: tree },
  {
    story: 'two siblings have exchanged their names',
    killed: tree,
    repeated: tree.with({
      law: { displayName: 'Unit arts' },
      arts: { displayName: 'Unit law' },
      'science-1': { displayName: 'Unit science-2' },
      'science-2': { displayName: 'Unit science-1' },
    }),
  },
  { story: 'a resource is gone', killed: tree, repeated: tree.without('person-9'), dropped: 'Person 9' },
  {
    story: 'others have other parents',
    killed: tree,
    repeated: tree.with({ 'arts-2': { parent: 'law' }, science: { parent: 'arts' } }),
  },
  { story: 'killed while changing everything', before: tree, killed: reformed, repeated: reformed },
  {
    story: 'others have other names',
    killed: tree,
    repeated: tree.with({
      top: { displayName: 'University' },
      'law-1': { displayName: 'Unit law-2' },
      'law-2': { displayName: 'Unit law-3' },
      'person-3': { displayName: 'Ada' },
    }),
  },
  {
    story: 'groups have other members',
    killed: tree,
    repeated: tree.with({
      'law-board': { members: ['person-9'] },
      staff: { members: ['arts-board', 'science-board', 'external'] },
      external: { members: ['auditor'] },
    }),
  },
  {
    story: 'parent and child have changed places',
    killed: tree,
    repeated: tree.with({ 'science-1': { parent: 'top' }, science: { parent: 'science-1' } }),
  },
  {
    story: 'applications, roles, rules and requests say something else',
    killed: tree,
    repeated: tree.withCustomers(changedCustomers),
  },
  {
    story: 'others have other homes',
    killed: tree,
    repeated: tree.with({
      'person-0': { home: 'science' },
      'service-1': { home: 'top' },
      auditor: { home: 'law' },
    }),
  },
  { story: 'all of that', killed: tree, repeated: reformed },
];

/**
 * The plan of a round, the same for the same seed. Forty-four rounds have each story in both modes and with both reaches.
 *
 * @param round from 0
 */
export function killPlan(seed: string, round: number): KillPlan {
  const random = randomNumbers(`${seed}/${round}`);
  const place = round % stories.length;
  const { story, ...trees } = stories[place] ?? { story: '', killed: tree, repeated: tree };
  const cycle = Math.floor(round / stories.length);
  const reach = (Math.floor(place / 2) + Math.floor(cycle / 2)) % 2 === 0 ? 'group' : 'family';
  const skipCheckpoints = (place + cycle) % 2 === 0;
  // A killed run that changes a tree writes less than one that makes it.
  const most = trees.before === undefined ? tree.size - 5 : 10;
  const instant =
    round % 3 === 2
      ? { part: random() }
      : { request: 1 + Math.floor(random() * most), delayMs: Math.floor(random() * 50) };
  const mode = skipCheckpoints ? 'skipping checkpoints' : 'with checkpoints';
  return { title: `${story}; the ${reach}, ${mode}`, ...trees, reach, skipCheckpoints, instant };
}

/** Numbers from 0 to 1 that follow from a text. */
export function randomNumbers(text: string): () => number {
  let count = 0;
  return () => {
    const digest = createHash('sha256').update(`${text}/${count++}`).digest();
    return digest.readUInt32BE() / 2 ** 32;
  };
}
