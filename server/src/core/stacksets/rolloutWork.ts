/** How much a rollout is for CloudFormation, for whoever has to agree to it. Pure. */
import type { RolloutPlan } from './rollout.ts';
import { groupTargets } from './rolloutInput.ts';

export interface RolloutWork {
  readonly operations: number;
  /**
   * About so long. At least: all operations side by side. At most: one after the other, as CloudFormation may choose to
   * do where others run or wait already.
   */
  readonly minutes: { readonly least: number; readonly most: number };
}

/** Of a stack with roles, policies and topics, in a region. */
const STACK_MINUTES = 2;
/** Each is started when the one before it is, and some are throttled. */
const START_MINUTES = 2 / 60;

type Parts = Pick<RolloutPlan, 'kind' | 'action' | 'targets' | 'units' | 'regions' | 'preferences'>;

/** @param present accounts that have a stack already: it is updated with the StackSet */
export function rolloutWork(parts: Parts, present: number): RolloutWork {
  const { kind, action, targets, units, regions, preferences } = parts;
  const minutesOf = (accounts: number): number =>
    Math.ceil(accounts / preferences.maxConcurrent) *
    (preferences.regions === 'sequential' ? regions.length : 1) *
    STACK_MINUTES;
  const updates = action === 'update' && present > 0 ? [minutesOf(present)] : [];
  const members = units.reduce((sum, { accounts }) => sum + accounts, 0);
  const started =
    kind === 'scanRole'
      ? groupTargets(targets).map(({ accountIds }) => minutesOf(accountIds.length))
      : [minutesOf(members)];
  const least = sum(updates) + started.length * START_MINUTES + Math.max(0, ...started);
  const operations = updates.length + started.length;
  const whole = (minutes: number): number => Math.max(Math.min(1, operations), Math.round(minutes));
  return { operations, minutes: { least: whole(least), most: whole(Math.max(least, sum(updates) + sum(started))) } };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
