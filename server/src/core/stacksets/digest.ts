import { createHash } from 'node:crypto';
import type { StackSetPlan } from './plan.ts';
import type { RolloutPlan } from './rollout.ts';

/** Of all that a plan says: what was agreed to and what is carried out are the same when their digests are. */
export function planDigest(plan: StackSetPlan | RolloutPlan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}
