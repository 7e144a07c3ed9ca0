/**
 * DNS for hundreds of service hosts. Node resolves on a small thread pool where a burst of lookups would hold up
 * everything else; here answers are kept for a short while and only so many lookups run at a time.
 */
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

export type Resolve = (hostname: string, family: number) => Promise<readonly LookupAddress[]>;

const keepMs = 30_000;
const atOnce = 25;
const sizeLimit = 2_000;

interface Entry {
  readonly until: number;
  readonly addresses: Promise<readonly LookupAddress[]>;
}

/** A `lookup` for agents. Failures are not kept. */
export function cachingLookup(resolve: Resolve, now: () => number): LookupFunction {
  const cache = new Map<string, Entry>();
  const bounded = limit(atOnce);

  const addressesOf = (hostname: string, family: number): Promise<readonly LookupAddress[]> => {
    const key = `${family} ${hostname}`;
    const known = cache.get(key);
    if (known !== undefined && known.until > now()) return known.addresses;
    if (cache.size >= sizeLimit) cache.clear();
    const addresses = bounded(() => resolve(hostname, family));
    cache.set(key, { until: now() + keepMs, addresses });
    addresses.catch(() => cache.delete(key));
    return addresses;
  };

  return (hostname, options, callback) => {
    addressesOf(hostname, familyOf(options.family)).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all) callback(null, [...addresses]);
        else if (first !== undefined) callback(null, first.address, first.family);
        else callback(Object.assign(new Error(`No address for: ${hostname}`), { code: 'ENOTFOUND' }), '');
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

function familyOf(family: number | 'IPv4' | 'IPv6' | undefined): number {
  if (family === 'IPv4') return 4;
  if (family === 'IPv6') return 6;
  return family ?? 0;
}

/** Runs at most `count` tasks at a time, the rest in order of arrival. */
function limit(count: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= count) await new Promise<void>((resume) => waiting.push(resume));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
