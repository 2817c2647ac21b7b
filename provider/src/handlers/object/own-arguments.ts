/** Rules for arguments that are the provider's own; for `ObjectKind.ownArguments`. */
import { containsUnknown } from '../unknown-values.ts';

/** @returns undefined when the value is left out, unknown or fits, else what is wrong with it */
type Rule = (value: unknown) => string | undefined;

export function oneOf(...choices: readonly string[]): Rule {
  return unless(
    (value) => choices.some((choice) => choice === value),
    `must be one of ${choices.join(', ')}`,
  );
}

/** Both bounds belong to it. */
export function wholeNumber(least: number, most: number): Rule {
  const fits = (value: unknown) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  return unless(fits, `must be a whole number from ${least} to ${most}`);
}

function unless(fits: (value: unknown) => boolean, reason: string): Rule {
  return (value) => (value === undefined || containsUnknown(value) || fits(value) ? undefined : reason);
}
