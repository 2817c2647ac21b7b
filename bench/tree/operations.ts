/** What is measured: each operation as a request, and as the one statement that does the same. */
import { v7 as newId } from 'uuid';
import type { BareHttp } from './bare-http.ts';
import type { BareSql } from './bare-sql.ts';
import { type PlantedTree, scatter, sizeOf } from './planted-tree.ts';
import * as statements from './statements.ts';

/** A planted tree with the two ways to reach it. */
export interface Scene {
  readonly tree: PlantedTree;
  readonly http: BareHttp;
  readonly sql: BareSql;
}

type Call = (turn: number) => Promise<unknown>;

export interface Operation {
  readonly name: string;
  /** Whether the work is the same few rows at every size. */
  readonly isPoint: boolean;
  /** Calls of each contender in a round. */
  readonly calls: number;
  /** Levels that the tree must have. */
  readonly levels: number;
  readonly http: (scene: Scene) => Call;
  readonly sql: (scene: Scene) => Call;
}

const PAGE = 100;
const pointReads = { isPoint: true, calls: 200, levels: 1 };

function subtreeTop(tree: PlantedTree, levels: number): string {
  return tree.unitAt(tree.levelAbove(levels), 0);
}

/** New units go below the last leaves, out of the way of the subtrees that are read and moved. */
function leafFor(tree: PlantedTree, turn: number): string {
  return tree.unit(tree.size - 1 - scatter(turn, 100));
}

/** Back and forth between two parents; each contender has a subtree of its own. */
function moveTo(
  tree: PlantedTree,
  levels: number,
  place: number,
  turn: number,
): { id: string; parentId: string } {
  const level = tree.levelAbove(levels);
  return { id: tree.unitAt(level, place), parentId: tree.unitAt(level, 2 + (turn % 2)) };
}

function moveOf(levels: number, calls: number): Operation {
  const changes = JSON.stringify({ parentOuId: { before: newId(), after: newId() } });
  return {
    name: `move of ${sizeOf(levels).toLocaleString('en-US')}`,
    isPoint: false,
    calls,
    levels: levels + 1,
    http: ({ tree, http }) => {
      return (turn) => {
        const { id, parentId } = moveTo(tree, levels, 0, turn);
        return http.post(`/ou/${id}/move`, { parentOuId: parentId });
      };
    },
    sql: ({ tree, sql }) => {
      return (turn) => {
        const { id, parentId } = moveTo(tree, levels, 1, turn);
        return sql.run(statements.moveUnit, [tree.tenantId, id, parentId, newId(), changes]);
      };
    },
  };
}

/** Reads first: what the writes leave behind must not slow them down. */
export const operations: readonly Operation[] = [
  {
    ...pointReads,
    name: 'get',
    http:
      ({ tree, http }) =>
      (turn) =>
        http.get(`/ou/${tree.unit(scatter(turn, tree.size))}`),
    sql:
      ({ tree, sql }) =>
      (turn) =>
        sql.run(statements.getUnit, [tree.tenantId, tree.unit(scatter(turn, tree.size))]),
  },
  {
    ...pointReads,
    name: 'children page (10, with total)',
    http:
      ({ tree, http }) =>
      (turn) =>
        http.get(`/ou/${tree.unit(scatter(turn, sizeOf(tree.levels - 1)))}/children`),
    sql:
      ({ tree, sql }) =>
      (turn) =>
        sql.run(statements.childrenPage, [
          tree.tenantId,
          tree.unit(scatter(turn, sizeOf(tree.levels - 1))),
          20,
        ]),
  },
  {
    ...pointReads,
    name: 'descendants page (first 100, cursor)',
    isPoint: false,
    calls: 50,
    http:
      ({ tree, http }) =>
      () =>
        http.get(`/ou/${tree.unit(0)}/descendants?cursor=&limit=${PAGE}`),
    sql:
      ({ tree, sql }) =>
      () =>
        sql.run(statements.descendantsPage, [tree.tenantId, tree.unit(0), PAGE + 1]),
  },
  {
    ...pointReads,
    name: 'subtree of 1,111',
    isPoint: false,
    calls: 20,
    levels: 4,
    http:
      ({ tree, http }) =>
      () =>
        http.get(`/ou/tree?rootId=${subtreeTop(tree, 4)}`),
    sql:
      ({ tree, sql }) =>
      () =>
        sql.run(statements.subtreeWithCounts, [tree.tenantId, subtreeTop(tree, 4)]),
  },
  {
    ...pointReads,
    name: 'ancestors (4)',
    http:
      ({ tree, http }) =>
      (turn) =>
        http.get(`/ou/${tree.deepUnit(turn)}/ancestors`),
    sql:
      ({ tree, sql }) =>
      (turn) =>
        sql.run(statements.ancestors, [tree.tenantId, tree.deepUnit(turn)]),
  },
  {
    ...pointReads,
    name: 'effective branding at depth 5',
    http:
      ({ tree, http }) =>
      (turn) =>
        http.get(`/ou/${tree.deepUnit(turn)}/effective`),
    sql:
      ({ tree, sql }) =>
      (turn) =>
        sql.run(statements.effective, [tree.tenantId, tree.deepUnit(turn)]),
  },
  {
    ...pointReads,
    name: 'members of nested groups (99)',
    isPoint: false,
    calls: 50,
    http:
      ({ tree, http }) =>
      () =>
        http.get(`/groups/${tree.group}/members?transitive=true&cursor=&limit=${PAGE}`),
    sql:
      ({ tree, sql }) =>
      () =>
        sql.run(statements.transitiveMembers, [tree.tenantId, tree.group, PAGE + 1]),
  },
  {
    ...pointReads,
    name: 'access check (3 hops)',
    http:
      ({ tree, http }) =>
      () =>
        http.post('/access/check', { subjectId: tree.person, action: 'read', resourceId: tree.service }),
    sql:
      ({ tree, sql }) =>
      () =>
        sql.run(statements.accessPath, [tree.tenantId, tree.service, tree.person]),
  },
  {
    ...pointReads,
    name: 'create child',
    http:
      ({ tree, http }) =>
      (turn) =>
        http.post('/ou', { displayName: `New ${newId()}`, parentOuId: leafFor(tree, turn) }),
    sql:
      ({ tree, sql }) =>
      (turn) => {
        const displayName = `New ${newId()}`;
        const parentId = leafFor(tree, turn);
        const changes = Object.entries({
          displayName,
          name: displayName,
          parentOuId: parentId,
          origin: 'managed',
        });
        const event = JSON.stringify(
          Object.fromEntries(changes.map(([name, after]) => [name, { before: null, after }])),
        );
        return sql.run(statements.createChild, [
          tree.tenantId,
          parentId,
          newId(),
          displayName,
          newId(),
          event,
        ]);
      },
  },
  moveOf(3, 20),
  moveOf(5, 4),
];
