/** What of an open template is live, and which template a live resource comes from. */
import type { Standing } from '../core/cfn/live/standing.ts';
import type { ResourceKey } from '../core/inventory/resource.ts';
import { type Request, request } from './message.ts';
import type { ResourceDetails } from './resources.ts';

/** A resource of a template by its logical id, or by a place inside it; both from 0. */
export type TemplatePlace = string | { readonly line: number; readonly character: number };

export interface LiveInstanceView {
  readonly details: ResourceDetails;
  /** Null: it has the name that the template gives, and no stack that fits. */
  readonly stackName: string | null;
  readonly standing: Standing;
  /** `PutBucketPolicy by alice, 3 h ago`; null: no change is kept. */
  readonly lastChange: string | null;
}

export interface LiveView {
  readonly logicalId: string;
  /** Which stacks fit, in words; null: none. */
  readonly stacks: string | null;
  readonly instances: readonly LiveInstanceView[];
}

/** Null: the document is no open template, or there is no resource at the place. */
export const liveInstances: Request<{ readonly uri: string; readonly place: TemplatePlace }, LiveView | null> =
  request('panther/live/instances');

export interface LiveComparison {
  /** JSON text of what the template says and of what is there, for as much as can be compared. */
  readonly template: string;
  readonly live: string;
  readonly compared: number;
  readonly different: number;
}

/** Null: the template has no such resource (any more), or the inventory has not. */
export const compareLive: Request<
  { readonly uri: string; readonly logicalId: string; readonly key: ResourceKey },
  LiveComparison | null
> = request('panther/live/compare');

/** Texts of which a template that defines the resource holds at least one. Empty: nothing tells. */
export const originWords: Request<ResourceKey, readonly string[]> = request('panther/live/origin');

export interface TemplateMatch {
  readonly uri: string;
  readonly logicalId: string;
  /** From 0. */
  readonly line: number;
  readonly character: number;
  /** How many resources of the resource's stack the template defines. */
  readonly shared: number;
  /** Whether the other matches are clearly behind this one. */
  readonly sure: boolean;
}

/** Which of the texts are templates that define a resource, the best one first. */
export const findTemplate: Request<
  { readonly key: ResourceKey; readonly candidates: readonly { readonly uri: string; readonly text: string }[] },
  readonly TemplateMatch[]
> = request('panther/live/find');
