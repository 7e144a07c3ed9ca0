/** The certificates with which SNS signs, each fetched once. */
import type { SnsCertificates } from '../../core/ports.ts';

const WITHIN_MS = 10_000;
/** A certificate has a few kilobytes. */
const LONGEST = 64 * 1024;

export function createSnsCertificates(load: typeof fetch = fetch): SnsCertificates {
  const known = new Map<string, Promise<string>>();
  return {
    get: (url, signal) => {
      const address = url.href;
      const before = known.get(address);
      if (before !== undefined) return before;
      const made = fetchText(load, url, AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]));
      known.set(address, made);
      made.catch(() => known.delete(address));
      return made;
    },
  };
}

/** @throws Error */
async function fetchText(load: typeof fetch, url: URL, signal: AbortSignal): Promise<string> {
  const response = await load(url, { signal, redirect: 'error' });
  if (!response.ok) throw new Error(`The certificate of SNS could not be fetched: HTTP ${response.status}`);
  const text = await response.text();
  if (text.length > LONGEST) throw new Error('The certificate of SNS is too long');
  return text;
}
