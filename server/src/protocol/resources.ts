/** Single resources. */
import type { ResourceKey } from '../core/inventory/resource.ts';
import { request } from './message.ts';

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
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly moreTags: number;
  readonly notRead: number;
}

/** For tooltips. */
export const getDetails = request<ResourceKey, ResourceDetails | null>('panther/resource/details');

/** For quick picks: resources whose name, id or tags hold all words of the text. At most `limit`. */
export const findResources = request<{ readonly text: string; readonly limit: number }, readonly ResourceDetails[]>(
  'panther/resource/find',
);

/** From an ARN, a Panther id or a console URL. */
export const locateResource = request<{ readonly text: string }, readonly ResourceDetails[]>('panther/resource/locate');

/** The resource's page in the AWS console, and the account one must be signed in to. */
export const consoleUrl = request<
  ResourceKey,
  { readonly url: string; readonly accountId: string; readonly accountName: string }
>('panther/resource/consoleUrl');

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
