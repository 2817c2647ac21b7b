import type { Body } from '../directory.ts';
import { bodyOf } from '../object/object-properties.ts';
import type { Properties } from '../resource-handler.ts';
import { authorization } from './authorization-kind.ts';

/** What asks for an authorization. */
export function requestBody(inputs: Properties): Body {
  const { expiresIn } = inputs;
  return { ...bodyOf(authorization, inputs), ...(expiresIn === undefined ? {} : { expiresIn }) };
}
