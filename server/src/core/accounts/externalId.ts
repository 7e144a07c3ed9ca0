import { randomBytes } from 'node:crypto';

/** A new external id: 40 characters that are good in any template, shell and URL. */
export function newExternalId(): string {
  return randomBytes(20).toString('hex');
}
