import { AppError } from '../../core/errors.ts';
import type { Invocation } from '../invocation.ts';

/** A capability is acknowledged by a person or by an option, never by us. */
export async function acknowledge(
  cli: Invocation,
  needed: readonly string[],
  given: readonly string[],
): Promise<readonly string[]> {
  for (const capability of needed.filter((name) => !given.includes(name))) {
    const agreed =
      cli.prompt.possible &&
      (await cli.prompt.confirm(`The template creates IAM roles with fixed names (${capability}). Do you agree?`));
    if (!agreed) {
      throw new AppError('BAD_INPUT', `The template needs a capability that was not acknowledged: ${capability}`, {
        hint: `Add --capabilities ${capability}.`,
      });
    }
  }
  return needed;
}
