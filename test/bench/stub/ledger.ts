/** What was asked of the stub: the benchmark's figures and its lower bound come from here. */
import type { Limit } from './limits.ts';

/** All calls of one operation in one account and region. */
export interface CallCount {
  readonly accountId: string;
  readonly region: string;
  readonly service: string;
  readonly action: string;
  /** Answered with what was asked for, or with the service's "there is none". */
  readonly answered: number;
  readonly throttled: number;
  /** Other refusals and faults. */
  readonly failed: number;
  /** Asked again though the same request was answered before; these are among the answered ones too. */
  readonly repeated: number;
  readonly limit: Limit | null;
  readonly latencyMs: number;
  /** When the first and the last of them came, in milliseconds since the first call of all. */
  readonly firstMs: number;
  readonly lastMs: number;
}

export interface Totals {
  readonly calls: number;
  readonly throttled: number;
  readonly failed: number;
  readonly repeated: number;
  readonly peakInFlight: number;
  /** When the first request came, and the last answer went out; epoch milliseconds, null: there was none. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Of the stub's own process. */
  readonly cpuSeconds: number;
  /** Requests that the stub made no sense of. */
  readonly unknown: readonly string[];
}

export type Ending = 'answered' | 'throttled' | 'failed';

export interface Ledger {
  began(): void;
  ended(): void;
  count(call: Omit<CallCount, Ending | 'repeated' | 'firstMs' | 'lastMs'>, ending: Ending, digest: number): void;
  unknown(what: string): void;
  totals(): Totals;
  calls(): readonly CallCount[];
}

type Counting = { -readonly [Field in keyof CallCount]: CallCount[Field] };

/** `now`: epoch milliseconds. */
export function createLedger(now: () => number): Ledger {
  const calls = new Map<string, Counting>();
  const answered = new Set<number>();
  const unknown = new Set<string>();
  const cpuBefore = process.cpuUsage();
  let inFlight = 0;
  let peakInFlight = 0;
  let firstAt: number | null = null;
  let lastAt: number | null = null;

  function sum(of: (call: CallCount) => number): number {
    return [...calls.values()].reduce((total, call) => total + of(call), 0);
  }

  return {
    began: () => {
      firstAt ??= now();
      inFlight += 1;
      peakInFlight = Math.max(peakInFlight, inFlight);
    },
    ended: () => {
      inFlight -= 1;
      lastAt = now();
    },
    count: (call, ending, digest) => {
      const key = `${call.accountId} ${call.region} ${call.service} ${call.action}`;
      const at = now() - (firstAt ?? now());
      const none = { answered: 0, throttled: 0, failed: 0, repeated: 0, firstMs: at };
      const known = calls.get(key) ?? { ...call, ...none, lastMs: at };
      calls.set(key, known);
      known.lastMs = at;
      known[ending] += 1;
      if (ending !== 'answered') return;
      if (answered.has(digest)) known.repeated += 1;
      answered.add(digest);
    },
    unknown: (what) => {
      unknown.add(what);
    },
    calls: () => [...calls.values()],
    totals: () => {
      const { user, system } = process.cpuUsage(cpuBefore);
      return {
        calls: sum((call) => call.answered + call.throttled + call.failed),
        throttled: sum((call) => call.throttled),
        failed: sum((call) => call.failed),
        repeated: sum((call) => call.repeated),
        peakInFlight,
        firstAt,
        lastAt,
        cpuSeconds: (user + system) / 1e6,
        unknown: [...unknown],
      };
    },
  };
}
