import type { AwsFailureKind } from '../errors.ts';
import type { Absent } from './types.ts';

/**
 * The region does not have the service. For calls of a second service: one that is not there has nothing to tell of the
 * resources of the first.
 */
export const noSuchService: Absent = { kind: 'unsupported' };

/** Whether a failed call says that there is none of what it was asked for. */
export function isAbsent(
  failure: { readonly kind: AwsFailureKind; readonly code: string; readonly message: string },
  absent: readonly Absent[],
): boolean {
  return absent.some((known) => {
    if (typeof known === 'string') return known === failure.code;
    if ('kind' in known) return known.kind === failure.kind;
    return known.code === failure.code && failure.message.toLowerCase().includes(known.says.toLowerCase());
  });
}
