/** Where each unit of a drawn tree goes. Levels are columns, leaves are rows, a parent stands midway between its first and last child. */
import type { OrganizationUnitNode } from '@espalier/sdk';

/** A unit in its place. */
export interface PlacedUnit {
  readonly unit: OrganizationUnitNode;
  /** Column, from 0. */
  readonly column: number;
  /** Row of its middle, from 0; whole for a leaf, maybe half for a parent. */
  readonly row: number;
  readonly children: readonly PlacedUnit[];
}

/** Places trees below each other; no two units of a column overlap when a row is as high as a unit. */
export function placeUnits(roots: readonly OrganizationUnitNode[]): PlacedUnit[] {
  let nextRow = 0;
  const place = (unit: OrganizationUnitNode, column: number): PlacedUnit => {
    const children = unit.children.map((child) => place(child, column + 1));
    const first = children[0];
    const last = children.at(-1);
    const row = first && last ? (first.row + last.row) / 2 : nextRow++;
    return { unit, column, row, children };
  };
  return roots.map((root) => place(root, 0));
}

/** All of them, each parent before its children. */
export function allPlaced(placed: readonly PlacedUnit[]): PlacedUnit[] {
  return placed.flatMap((each) => [each, ...allPlaced(each.children)]);
}
