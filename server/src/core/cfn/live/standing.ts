/** Whether somebody changed a resource behind its stack's back, as far as that is known. */
import type { LastChange } from './liveStore.ts';

/**
 * `outside`: an event says that its last change was not CloudFormation's. `drifted`: CloudFormation found that it is not
 * as the stack made it. `stack`: CloudFormation made its last change. `unknown`: nobody saw who did.
 */
export type Standing = 'outside' | 'drifted' | 'stack' | 'unknown';

export function standingOf(change: LastChange | null, drifted: boolean): Standing {
  const cause = change?.cause ?? null;
  // How a resource came to be is no change of it: stacks take in what others made.
  if (change?.kind === 'modified' && cause !== null && !isCloudFormation(cause)) return 'outside';
  if (drifted) return 'drifted';
  return cause !== null && isCloudFormation(cause) ? 'stack' : 'unknown';
}

/** In China its host ends otherwise. */
function isCloudFormation({ actor, sourceIp }: NonNullable<LastChange['cause']>): boolean {
  return [actor, sourceIp].some((who) => /^cloudformation\.amazonaws\.com(?:\.cn)?$/i.test(who ?? ''));
}

export function isChangedOutside(standing: Standing): boolean {
  return standing === 'outside' || standing === 'drifted';
}
