/** Measures, from outside the engine, how long an event waits, and for what, until what it did is kept. */
import type { Store } from '../../../server/src/core/ports.ts';
import type { Pace } from '../../../server/src/core/scan/pace.ts';
import { percentile } from '../percentile.ts';

export interface LagMeter {
  readonly store: Store;
  readonly pace: Pace;
  /** Messages about these resources came in just now, each for the first time. */
  received(resourceIds: readonly string[]): void;
  /** What was received is kept, and may be described. */
  kept(resourceIds: readonly string[]): void;
  figures(): LagFigures;
}

/** Milliseconds, of all events. */
export interface LagFigures {
  /** From the message to the committed row, without the time in which AWS had a request of the describe. */
  readonly lagP50: number;
  readonly lagP95: number;
  /** And without what AWS's request limits made wait. */
  readonly withoutTokensP95: number;
  /** The describe included. */
  readonly wholeP95: number;
  /** What the lag is made of: until the event was kept, until its describe began, for tokens, and all else until the row. */
  readonly keptP95: number;
  readonly begunP95: number;
  readonly tokensP95: number;
  readonly workP95: number;
}

/** From and until. */
type Span = readonly [from: number, until: number];

interface Received {
  readonly at: number;
  keptAt: number | null;
}

interface Begun {
  readonly received: readonly Received[];
  readonly region: string;
  readonly at: number;
  readonly calls: Span[];
  readonly tokens: Span[];
}

interface Measured {
  readonly whole: number;
  readonly kept: number;
  readonly begun: number;
  readonly tokens: number;
  readonly work: number;
}

/** Ids of EC2, wherever they stand in a request. */
const IDS = /\b(?:i|sg|vol)-[0-9a-f]+/g;

export function lagMeter(of: { readonly store: Store; readonly pace: Pace }): LagMeter {
  const waiting = new Map<string, Received[]>();
  /** By EC2's id. */
  const begun = new Map<string, Begun>();
  const measured: Measured[] = [];
  const now = () => performance.now();

  /** Whose describe a request belongs to: those that it names; one that names none serves all of its region. */
  const servedBy = (input: object, region: string): readonly Begun[] => {
    const named = JSON.stringify(input).match(IDS);
    if (named === null) return [...begun.values()].filter((describe) => describe.region === region);
    return named.flatMap((id) => begun.get(id) ?? []);
  };

  return {
    received: (resourceIds) => {
      for (const id of resourceIds) waiting.set(id, [...(waiting.get(id) ?? []), { at: now(), keptAt: null }]);
    },
    kept: (resourceIds) => {
      for (const one of resourceIds.flatMap((id) => waiting.get(id) ?? [])) one.keptAt ??= now();
    },
    pace: {
      ...of.pace,
      run: (ticket, signal, call) => {
        const served = servedBy(ticket.input, ticket.region);
        const askedAt = now();
        return of.pace.run(ticket, signal, async () => {
          const sentAt = now();
          for (const { tokens } of served) tokens.push([askedAt, sentAt]);
          try {
            return await call();
          } finally {
            for (const { calls } of served) calls.push([sentAt, now()]);
          }
        });
      },
    },
    store: {
      ...of.store,
      claimCells: async (...args) => {
        const claimed = await of.store.claimCells(...args);
        for (const { resourceId, region } of claimed.flat()) {
          const received = waiting.get(resourceId ?? '');
          if (resourceId === null || received === undefined) continue;
          waiting.delete(resourceId);
          begun.set(shortId(resourceId), { received, region, at: now(), calls: [], tokens: [] });
        }
        return claimed;
      },
      settle: async (pending, ...rest) => {
        await of.store.settle(pending, ...rest);
        const id = shortId(pending.resourceId ?? '');
        const describe = begun.get(id);
        if (describe === undefined) return;
        begun.delete(id);
        const end = now();
        const inCalls = lengthOf(describe.calls);
        const tokens = lengthOf([...describe.calls, ...describe.tokens]) - inCalls;
        for (const { at, keptAt } of describe.received) {
          // Claimed before the promise that it is kept was heard of.
          const until = Math.min(keptAt ?? describe.at, describe.at);
          const work = end - describe.at - inCalls - tokens;
          measured.push({ whole: end - at, kept: until - at, begun: describe.at - until, tokens, work });
        }
      },
    },
    figures: () => {
      const of95 = (value: (one: Measured) => number, part = 0.95) => percentile(measured.map(value), part);
      const lag = ({ kept, begun: wait, tokens, work }: Measured) => kept + wait + tokens + work;
      return {
        lagP50: of95(lag, 0.5),
        lagP95: of95(lag),
        withoutTokensP95: of95((one) => lag(one) - one.tokens),
        wholeP95: of95(({ whole }) => whole),
        keptP95: of95(({ kept }) => kept),
        begunP95: of95(({ begun: wait }) => wait),
        tokensP95: of95(({ tokens }) => tokens),
        workP95: of95(({ work }) => work),
      };
    },
  };
}

function shortId(resourceId: string): string {
  return resourceId.slice(resourceId.lastIndexOf('/') + 1);
}

/** Of all together; where they overlap it counts once. */
function lengthOf(spans: readonly Span[]): number {
  let length = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [from, until] of spans.toSorted(([a], [b]) => a - b)) {
    length += Math.max(0, until - Math.max(from, end));
    end = Math.max(end, until);
  }
  return length;
}
