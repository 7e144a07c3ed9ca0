import type { AwsCredentialIdentity } from '@smithy/types';

export type Provider = () => Promise<AwsCredentialIdentity>;

const earlyMs = 5 * 60_000;
const jitterMs = 30_000;

/**
 * Keeps credentials until five minutes (and a little, so that many accounts do not refresh at once) before they
 * expire. One fetch at a time; a failure is not kept, and does no harm while the old ones are still valid.
 */
export function refreshing(fetch: Provider, now: () => number, first: AwsCredentialIdentity | null = null): Provider {
  let known = first;
  let pending: Promise<AwsCredentialIdentity> | null = null;
  const early = earlyMs + Math.random() * jitterMs;

  const isValid = (credentials: AwsCredentialIdentity, margin: number) =>
    credentials.expiration === undefined || credentials.expiration.getTime() - margin > now();

  const refresh = async (): Promise<AwsCredentialIdentity> => {
    try {
      known = await fetch();
      return known;
    } catch (error) {
      if (known !== null && isValid(known, 0)) return known;
      throw error;
    } finally {
      pending = null;
    }
  };

  return () => {
    if (known !== null && isValid(known, early)) return Promise.resolve(known);
    pending ??= refresh();
    return pending;
  };
}
