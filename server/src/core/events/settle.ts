/** When a resource is described again after an event: what AWS answers may be behind what it did. */
import type { JsonObject } from '../json.ts';
import type { Effect } from './classified.ts';
import type { Outcome } from './eventStore.ts';
import { isObject } from './values.ts';

/** What a describe found. `absent`: AWS does not have it, and neither had the inventory. */
export type Described = Exclude<Outcome, 'pending'> | 'absent';

/** What fails is tried again so long after each try. */
const TRY_AGAIN_MS: readonly number[] = [2_000, 10_000, 60_000];
/** After the event happened: AWS is behind what it did, not behind what was told of it. */
const LOOK_AT_MS: readonly number[] = [2_000, 12_000, 72_000];
const LEAST_WAIT_MS = 2_000;
const SEEN_SOON_MS = 2_500;
/** No event counts as older than this when it comes in, for the clock here may be wrong. */
const MOST_DELIVERY_MS = 8_000;
const WHILE_TRANSITIONAL_MS = 30_000;
const TRANSITIONAL_FOR_MS = 30 * 60_000;

export interface Settling {
  readonly effect: Effect;
  readonly described: Described;
  /** The resource is on its way from one state to another. */
  readonly transitional: boolean;
  /** How many describes it had before. */
  readonly step: number;
  /** Several events of it came in one after the other. */
  readonly others: boolean;
  /** When the event came in. */
  readonly firstAt: number;
  /** When it happened, by AWS's clock. */
  readonly happenedAt: number;
  readonly now: number;
}

/** Epoch milliseconds; null: it has settled, or nothing more is to be expected. */
export function nextDescribeAt(settling: Settling): number | null {
  const { effect, described, transitional, step, others, firstAt, happenedAt, now } = settling;
  if (described === 'deleted') return null;
  if (transitional && described !== 'failed') {
    return now - firstAt < TRANSITIONAL_FOR_MS ? now + WHILE_TRANSITIONAL_MS : null;
  }
  const began = Math.max(Math.min(happenedAt, firstAt), firstAt - MOST_DELIVERY_MS);
  if (described === 'changed' && effect !== 'delete') {
    // What is seen so soon may be what an event before this one did.
    return others && now - began < SEEN_SOON_MS ? later(now, LEAST_WAIT_MS) : null;
  }
  // What a delete left behind may still go.
  if (described === 'failed') return later(now, TRY_AGAIN_MS[step]);
  const next = LOOK_AT_MS.slice(step).find((ms) => began + ms > now);
  return later(now, next === undefined ? undefined : Math.max(LEAST_WAIT_MS, began + next - now));
}

function later(now: number, wait: number | undefined): number | null {
  return wait === undefined ? null : now + wait;
}

const states: ReadonlySet<string> = new Set(
  [
    'State',
    'Status',
    'LifecycleState',
    'StackStatus',
    'TableStatus',
    'DBInstanceStatus',
    'ClusterStatus',
    'CacheClusterStatus',
    'LastUpdateStatus',
    'DomainStatus',
    'EndpointStatus',
    'NotebookInstanceStatus',
    'KeyState',
  ].map((name) => name.toLowerCase()),
);

const moving =
  /^(?:pending|creating|modifying|updating|deleting|starting|stopping|rebooting|provisioning|deprovisioning|shutting-down|configuring|attaching|detaching|associating|disassociating|backing-up|upgrading|resizing|scaling|processing|restoring|renaming|resetting|in-?progress|inservice-updating|.*_in_progress)$/i;

/** Whether a resource's document says that it is on its way: a state of its own, or one named in it. */
export function isTransitional(attributes: JsonObject): boolean {
  return Object.entries(attributes).some(([field, value]) => {
    if (!states.has(field.toLowerCase())) return false;
    if (typeof value === 'string') return moving.test(value);
    return (
      isObject(value) && [value['Name'], value['Code']].some((text) => typeof text === 'string' && moving.test(text))
    );
  });
}
