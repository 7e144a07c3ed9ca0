/**
 * When an event's resource may be described. The first event is followed at once; of a resource that goes on changing,
 * less and less often, so that what a deployment does to it in a hundred calls costs a few describes.
 */
import type { PendingKey } from './eventStore.ts';

export interface HotResources {
  /** The earliest time, in epoch milliseconds. */
  dueAt(key: PendingKey, now: number): number;
  /** A describe because of an event has begun. */
  began(key: PendingKey, now: number): void;
}

const LEAST_GAP_MS = 250;
const MOST_GAP_MS = 4_000;
/** After so long without an event it is a resource like any other. */
const COOL_AFTER_MS = 10_000;

export function createHotResources(): HotResources {
  /** In the order in which they began. */
  const described = new Map<string, { readonly at: number; readonly gap: number }>();

  const forget = (now: number): void => {
    for (const [key, { at }] of described) {
      if (now - at < COOL_AFTER_MS) return;
      described.delete(key);
    }
  };

  return {
    dueAt: (key, now) => {
      const last = described.get(textOf(key));
      return last === undefined || last.at > now ? now : Math.max(now, last.at + last.gap);
    },
    began: (key, now) => {
      forget(now);
      const text = textOf(key);
      const last = described.get(text);
      described.delete(text);
      const gap = last === undefined ? LEAST_GAP_MS : Math.min(MOST_GAP_MS, last.gap * 2);
      described.set(text, { at: now, gap });
    },
  };
}

function textOf({ accountId, type, region, resourceId }: PendingKey): string {
  return `${accountId} ${type} ${region} ${resourceId ?? ''}`;
}
