/** Resources: single ones, and many for other programs. */
import type { TypeName } from '../core/catalog/types.ts';
import type { ExportFormatName } from '../core/export/exportFormat.ts';
import type { ResourceKey } from '../core/inventory/resource.ts';
import type { Unseen } from '../core/inventory/unseen.ts';
import type { ScopeFilter } from '../core/tree/scope.ts';
import { notification, request } from './message.ts';

export interface ResourceDocument {
  readonly key: ResourceKey;
  readonly title: string;
  /** JSON text: common fields first, then attributes, keys in a stable order, then what was not read and why. */
  readonly text: string;
}

/** Null: the inventory has no such resource (any more). */
export const getResource = request<ResourceKey, ResourceDocument | null>('panther/resource/get');

export interface ResourceDetails {
  readonly key: ResourceKey;
  readonly name: string;
  readonly typeLabel: string;
  readonly icon: string;
  readonly accountName: string;
  readonly accountLabel: string;
  readonly arn: string | null;
  readonly id: string | null;
  /** Epoch milliseconds. */
  readonly lastSeenAt: number;
  readonly changedAt: number;
  /** Who made the last change, and how: `PutBucketPolicy by deploy-bot`. Null: not known, or not asked for. */
  readonly changedBy: string | null;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly moreTags: number;
  readonly notRead: number;
  /** Only a list told of it so far: its details were not read yet. */
  readonly pending: boolean;
  /** AWS was asked for it after it was last seen, and did not say; null: it was seen then, or nobody looked. */
  readonly unseen: Unseen | null;
}

/** For tooltips. The lists below leave out who made the last change. */
export const getDetails = request<ResourceKey, ResourceDetails | null>('panther/resource/details');

/** For quick picks: resources (of a type) whose name, id or tags hold all words of the text. At most `limit`. */
export const findResources = request<
  { readonly text: string; readonly limit: number; readonly type?: TypeName },
  readonly ResourceDetails[]
>('panther/resource/find');

/** From an ARN, a Panther id or a console URL. */
export const locateResource = request<{ readonly text: string }, readonly ResourceDetails[]>('panther/resource/locate');

/** The resource's page in the AWS console, and the account one must be signed in to. */
export const consoleUrl = request<
  ResourceKey,
  { readonly url: string; readonly accountId: string; readonly accountName: string }
>('panther/resource/consoleUrl');

/** Writes all resources that a filter shows to a file: whole or, when it is cancelled, not at all. */
export const exportResources = request<
  { readonly filter: ScopeFilter | null; readonly format: ExportFormatName; readonly path: string },
  { readonly resources: number }
>('panther/resources/export');

/** How far an export is; `path` says which one. */
export interface ExportProgress {
  readonly path: string;
  readonly done: number;
  readonly total: number;
}

export const exportProgressed = notification<ExportProgress>('panther/resources/exported');

export interface CatalogTypeView {
  readonly type: string;
  readonly cfn: string | null;
  readonly service: string;
  readonly label: string;
  readonly icon: string;
  readonly scope: 'regional' | 'global';
}

export const listTypes = request<null, readonly CatalogTypeView[]>('panther/catalog/list');

/** Versions, paths and settings, without secrets and account ids, for bug reports. */
export const getDiagnostics = request<null, { readonly text: string }>('panther/diagnostics/get');
