import { ApiError, fieldError } from '../errors/api-error.ts';
import { isWithin, levelOf, maxChildren, maxLevels, nextChildCode } from './ou-code.rules.ts';

/**
 * The code for a new child of a parent.
 *
 * @throws ApiError `ou_children_exceeded` or `ou_depth_exceeded`
 */
export function assignCode(parentCode: string | null, highestSibling: string | null): string {
  const code = nextChildCode(parentCode, highestSibling);
  if (code === undefined) {
    throw fieldError(
      'ou_children_exceeded',
      '/parentOuId',
      `the parent has used all ${maxChildren} codes for children; choose another parent`,
    );
  }
  assertDepth(levelOf(code), 0);
  return code;
}

/**
 * Checks that a subtree fits below the deepest level.
 *
 * @param level - where its top would be
 * @param height - levels below its top
 * @param pointer - where the body says so
 * @throws ApiError `ou_depth_exceeded`
 */
export function assertDepth(level: number, height: number, pointer = '/parentOuId'): void {
  if (level + height <= maxLevels) return;
  throw fieldError(
    'ou_depth_exceeded',
    pointer,
    `the tree would have ${level + height} levels, at most ${maxLevels} are allowed`,
  );
}

/**
 * Checks that a unit does not move under itself or one below it.
 *
 * @throws ApiError `ou_cycle`
 */
export function assertNoCycle(code: string, parentCode: string | null): void {
  if (parentCode !== null && isWithin(parentCode, code)) {
    throw fieldError(
      'ou_cycle',
      '/parentOuId',
      'the new parent is the unit itself or lies below it; choose one outside its subtree',
    );
  }
}

/** The refusal to delete a unit that is not empty, with direct counts. */
export function notEmpty(children: number, parties: number): ApiError {
  const message = `the unit has ${children} units directly below it and ${parties} parties living in it; choose mode=cascade or mode=rehome, or empty it first`;
  return new ApiError('ou_not_empty', message, [], { children, parties });
}
