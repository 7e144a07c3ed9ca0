/** Measures, from outside the engine, how long an event waits until its describe begins, and its answer until it is kept. */
import type { Store } from '../../../server/src/core/ports.ts';

export interface LagMeter {
  readonly store: Store;
  /** Messages about these resources came in just now. */
  received(resourceIds: readonly string[]): void;
  /** Of each event, in milliseconds. */
  readonly lags: readonly number[];
  /** With the describe. */
  readonly wholes: readonly number[];
}

interface Begun {
  readonly received: readonly number[];
  readonly at: number;
}

export function lagMeter(store: Store): LagMeter {
  const waiting = new Map<string, number[]>();
  const begun = new Map<string, Begun>();
  const answeredAt = new Map<string, number>();
  const lags: number[] = [];
  const wholes: number[] = [];
  const now = () => performance.now();

  return {
    lags,
    wholes,
    received: (resourceIds) => {
      for (const id of resourceIds) waiting.set(id, [...(waiting.get(id) ?? []), now()]);
    },
    store: {
      ...store,
      claimCells: async (...of) => {
        const claimed = await store.claimCells(...of);
        for (const { resourceId } of claimed.flat()) {
          const received = waiting.get(resourceId ?? '');
          if (resourceId === null || received === undefined) continue;
          waiting.delete(resourceId);
          begun.set(resourceId, { received, at: now() });
        }
        return claimed;
      },
      writeResources: (scanId, resources, ...rest) => {
        for (const { resourceId } of resources) answeredAt.set(resourceId, now());
        return store.writeResources(scanId, resources, ...rest);
      },
      retire: (key, ...rest) => {
        answeredAt.set(key.resourceId, now());
        return store.retire(key, ...rest);
      },
      settle: async (pending, ...rest) => {
        await store.settle(pending, ...rest);
        const id = pending.resourceId ?? '';
        const describe = begun.get(id);
        if (describe === undefined) return;
        begun.delete(id);
        const end = now();
        const written = end - (answeredAt.get(id) ?? end);
        for (const at of describe.received) {
          lags.push(describe.at - at + written);
          wholes.push(end - at);
        }
      },
    },
  };
}
