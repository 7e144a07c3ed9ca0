/** Where the time of a scan went, by what AWS limits together: what began late, and what was not kept busy. */
import type { CallCount } from './ledger.ts';

/** The calls that share a token bucket; without a limit, those of one operation in one account and region. */
export interface LineReport {
  readonly accountId: string;
  readonly region: string;
  readonly bucket: string;
  readonly calls: number;
  /** What these calls take at least, at the rate of their bucket. */
  readonly leastSeconds: number;
  /** When the first of them came and the last, since the first call of all. */
  readonly beganSeconds: number;
  readonly endedSeconds: number;
  /** How much longer they took than at least, from the first to the last. */
  readonly idleSeconds: number;
}

/** Those that ended last, first. */
export function latestLines(calls: readonly CallCount[], most: number): readonly LineReport[] {
  const lines = Map.groupBy(
    calls,
    ({ accountId, region, service, action, limit }) =>
      `${accountId} ${region} ${limit?.bucket ?? `${service}:${action}`}`,
  );
  return [...lines.values()]
    .map(reportOf)
    .sort((a, b) => b.endedSeconds - a.endedSeconds)
    .slice(0, most);
}

function reportOf(calls: readonly CallCount[]): LineReport {
  const [first] = calls;
  const limit = first?.limit ?? null;
  const count = calls.reduce((sum, { answered, failed, throttled }) => sum + answered + failed + throttled, 0);
  const began = Math.min(...calls.map(({ firstMs }) => firstMs)) / 1000;
  const ended = Math.max(...calls.map(({ lastMs }) => lastMs)) / 1000;
  const least = limit === null ? 0 : Math.max(0, (count - limit.burst) / limit.rate);
  return {
    accountId: first?.accountId ?? '',
    region: first?.region ?? '',
    bucket: limit?.bucket ?? `${first?.service}:${first?.action}`,
    calls: count,
    leastSeconds: least,
    beganSeconds: began,
    endedSeconds: ended,
    idleSeconds: ended - began - least,
  };
}
