/** Asks for an MFA code once for as long as its credentials last, however many scans and checks sign in. */
import type { Aws, AwsSession } from '../../core/ports.ts';
import { until } from '../../core/until.ts';

type Options = Parameters<Aws['operator']>[0];

export interface SignedIn<Parts> {
  readonly session: AwsSession;
  readonly parts: Parts;
}

/**
 * `signIn` may ask for a code; `again` makes another session of what a sign-in gave. Sign-ins of one profile wait for
 * each other, so that two at once do not ask twice. Only one that asked is kept, and none that failed: all others read
 * the user's files afresh.
 */
export function mfaOnce<Parts>(
  signIn: (options: Options) => Promise<SignedIn<Parts>>,
  again: (parts: Parts, signal: AbortSignal) => Promise<AwsSession>,
): (options: Options) => Promise<SignedIn<Parts>> {
  const kept = new Map<string, Parts>();
  const turns = new Map<string, Promise<unknown>>();

  async function reuse(key: string, parts: Parts, signal: AbortSignal): Promise<SignedIn<Parts>> {
    try {
      return { session: await again(parts, signal), parts };
    } catch (error) {
      if (!signal.aborted) kept.delete(key);
      throw error;
    }
  }

  async function signInOnce(key: string, options: Options): Promise<SignedIn<Parts>> {
    const { mfa, signal } = options;
    const parts = kept.get(key);
    if (parts !== undefined) return reuse(key, parts, signal);
    if (mfa === null) return signIn(options);
    let asked = false;
    const signedIn = await signIn({
      ...options,
      mfa: (serial, profile) => {
        asked = true;
        return mfa(serial, profile);
      },
    });
    if (asked) kept.set(key, signedIn.parts);
    return signedIn;
  }

  return async (options) => {
    const key = `${options.region} ${options.profile ?? ''}`;
    const before = turns.get(key);
    const done = Promise.withResolvers<void>();
    const turn = Promise.allSettled([before, done.promise]);
    turns.set(key, turn);
    try {
      if (before !== undefined) await until(before, options.signal);
      return await signInOnce(key, options);
    } finally {
      done.resolve();
      if (turns.get(key) === turn) turns.delete(key);
    }
  };
}
