import { randomUUID } from 'node:crypto';

export function newScanId(): string {
  return randomUUID();
}
