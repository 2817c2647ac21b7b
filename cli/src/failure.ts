/** Failures in words for the person at the terminal. */
import {
  EspalierConnectionError,
  EspalierError,
  EspalierForbiddenError,
  EspalierUnauthorizedError,
} from '@espalier/sdk';
import { visibleText } from './output.ts';

/** A command cannot do what it was asked; the message says why and what to do about it. */
export class CommandError extends Error {}

/**
 * One paragraph about any error: what is wrong and, where the command can know it, what to do. Errors that are nobody's
 * mistake but ours keep their stack. Never shows a token.
 */
export function failureText(error: unknown): string {
  if (error instanceof CommandError) return visibleText(error.message);
  if (error instanceof EspalierError) return visibleText(answerText(error));
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function answerText(error: EspalierError): string {
  if (error instanceof EspalierConnectionError)
    return `${error.message}. Is ESPALIER_URL right, and does the directory run? "espalier serve" starts one.`;
  if (error instanceof EspalierUnauthorizedError)
    return `the directory does not take the token in ESPALIER_TOKEN: ${error.message}`;
  const details = error.details.map(({ pointer, message }) => `\n  ${pointer}: ${message}`);
  const whose =
    error instanceof EspalierForbiddenError ? ' The token in ESPALIER_TOKEN may not do this.' : '';
  return `${error.message} (${error.code}).${whose}${details.join('')}`;
}
