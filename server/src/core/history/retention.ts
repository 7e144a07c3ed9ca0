/** How much history is kept. */
import type { TrimLimits } from './historyStore.ts';

const DAY = 86_400_000;

export interface Retention {
  /** Days; 0: for ever. Resources that are gone for longer are forgotten too. */
  readonly days: number;
  /** For one resource; 0: any number. */
  readonly changesPerResource: number;
  /** For all changes of the inventory together; 0: any size. */
  readonly megabytes: number;
}

/** More than a year, so that an audit finds the last one. */
export const defaultRetention: Retention = { days: 400, changesPerResource: 1000, megabytes: 2048 };

/** The same as the inventory takes it. `now` in epoch milliseconds. */
export function limitsOf({ days, changesPerResource, megabytes }: Retention, now: number): TrimLimits {
  return {
    before: days === 0 ? null : now - days * DAY,
    changesPerResource: changesPerResource === 0 ? null : changesPerResource,
    bytes: megabytes === 0 ? null : megabytes * 1024 * 1024,
  };
}

export const mostRetention: Retention = { days: 36_500, changesPerResource: 1_000_000, megabytes: 1_000_000 };
