/** Which version of a resource is meant. */

/**
 * The document before or after a change; `change` null: the oldest that is kept. It means the same for ever, or nothing
 * once the change is kept no more.
 */
export interface VersionRef {
  readonly change: number | null;
  readonly side: 'before' | 'after';
}

export const oldestVersion: VersionRef = { change: null, side: 'before' };
