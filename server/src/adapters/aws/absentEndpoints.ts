/**
 * Which services have no host in which region. A service that few regions have would else cost a failing look-up for each
 * of its types, in each account.
 */
import type { Diagnosis } from './failure.ts';

export interface AbsentEndpoints {
  /** What the first call was answered; null: there is a host, or nobody has tried. */
  of(service: string, region: string): Diagnosis | null;
  /** Only what is known for sure: that other hosts are found. */
  add(service: string, region: string, diagnosis: Diagnosis): void;
}

/** AWS brings services to new regions now and then. */
const keepMs = 6 * 3_600_000;
/** Their hosts have the name of a bucket or an account in them. */
const ofMany: ReadonlySet<string> = new Set(['s3', 's3-control']);

export function createAbsentEndpoints(now: () => number): AbsentEndpoints {
  const known = new Map<string, { readonly until: number; readonly diagnosis: Diagnosis }>();
  return {
    of: (service, region) => {
      const entry = known.get(`${region} ${service}`);
      return entry !== undefined && entry.until > now() ? entry.diagnosis : null;
    },
    add: (service, region, diagnosis) => {
      if (!ofMany.has(service)) known.set(`${region} ${service}`, { until: now() + keepMs, diagnosis });
    },
  };
}
