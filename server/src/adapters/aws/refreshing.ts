import type { AwsCredentialIdentity } from '@smithy/types';

export type Provider = () => Promise<AwsCredentialIdentity>;

export interface Credentials {
  readonly get: Provider;
  /**
   * AWS says that those with this access key have expired, whatever their date says. True: others can be had now; false:
   * they were fetched just now, so that fetching them again would not help.
   */
  expired(accessKeyId: string): boolean;
}

const earlyMs = 5 * 60_000;
const jitterMs = 30_000;
/** Credentials that expire sooner than this after they were given out come from a store that has no better ones. */
const freshMs = 30_000;

/**
 * Keeps credentials until five minutes (and a little, so that many accounts do not refresh at once) before they
 * expire. One fetch at a time; a failure is not kept, and does no harm while the old ones are still valid.
 * `now`: in AWS's time.
 */
export function refreshing(
  fetch: Provider,
  now: () => number,
  first: AwsCredentialIdentity | null = null,
): Credentials {
  let known = first;
  let knownSince = now();
  let pending: Promise<AwsCredentialIdentity> | null = null;
  const early = earlyMs + Math.random() * jitterMs;

  const isValid = (credentials: AwsCredentialIdentity, margin: number) =>
    credentials.expiration === undefined || credentials.expiration.getTime() - margin > now();

  const refresh = async (): Promise<AwsCredentialIdentity> => {
    const askedAt = now();
    try {
      known = await fetch();
      knownSince = askedAt;
      return known;
    } catch (error) {
      if (known !== null && isValid(known, 0)) return known;
      throw error;
    } finally {
      pending = null;
    }
  };

  return {
    get: () => {
      if (known !== null && isValid(known, early)) return Promise.resolve(known);
      pending ??= refresh();
      return pending;
    },
    expired: (accessKeyId) => {
      // Somebody else has noticed already.
      if (known?.accessKeyId !== accessKeyId) return true;
      if (now() - knownSince < freshMs) return false;
      known = null;
      return true;
    },
  };
}
