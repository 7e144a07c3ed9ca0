/** A resource as the inventory knows it. */
import type { Region } from '../accounts/account.ts';
import type { TypeName } from '../catalog/types.ts';
import type { JsonObject } from '../json.ts';
import type { JsonOf } from './hash.ts';

/** What makes a resource one: the same ARN may be seen from two accounts (shared images, shared networks). */
export interface ResourceKey {
  readonly accountId: string;
  /** Where the resource lives; `global` for IAM and the like. */
  readonly region: Region | 'global';
  readonly type: TypeName;
  /** ARN, or `account:region:Type` where AWS has none. */
  readonly resourceId: string;
}

/**
 * A part of a resource that a call did not give, and why. `pending`: the resource was listed, and its details were still
 * to be read when this was written; a scan that ended then has left it so.
 */
export interface NotRead {
  /** As in IAM: `s3:GetBucketPolicy`. */
  readonly call: string;
  readonly reason: 'denied' | 'throttled' | 'unsupported' | 'failed' | 'cancelled' | 'pending';
  /** AWS's error code. */
  readonly code: string;
  readonly message: string;
}

/** A resource as one scan, or one describe, saw it: redacted, canonical, JSON-safe. */
export interface ObservedResource extends ResourceKey {
  readonly arn: string | null;
  readonly id: string | null;
  readonly name: string | null;
  /** Null: not known. {}: there are none. What the inventory knew stays if a call of this observation was not read. */
  readonly tags: Readonly<Record<string, string>> | null;
  /** ISO 8601 or null. */
  readonly timeCreated: string | null;
  readonly attributes: JsonObject;
  /** The attributes as JSON, where somebody has written them out already. */
  readonly json?: JsonOf | null;
  readonly notRead: readonly NotRead[];
  /** When the call that saw it was sent, in epoch milliseconds. An older observation never replaces a newer one. */
  readonly observedAt: number;
}

export interface StoredResource extends ObservedResource {
  readonly fullHash: string;
  /** Like fullHash, without the volatile paths: only a change of this one makes history. */
  readonly durableHash: string;
  /** Epoch milliseconds. */
  readonly firstSeenAt: number;
  readonly changedAt: number;
  readonly deletedAt: number | null;
}

/** Only a list told of it so far. */
export function isPending({ notRead }: Pick<ObservedResource, 'notRead'>): boolean {
  return notRead.some(({ reason }) => reason === 'pending');
}
