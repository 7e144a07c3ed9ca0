/** What the benchmark and the stub's process say to each other. */

import type { BoundTerms } from '../scan/lowerBound.ts';
import type { StubConfiguration, Weather } from './configuration.ts';
import type { CallCount, Totals } from './ledger.ts';
import type { LineReport } from './lines.ts';

export type ToStub =
  | { readonly kind: 'start'; readonly configuration: StubConfiguration }
  | { readonly kind: 'weather'; readonly weather: Weather }
  | { readonly kind: 'report' };

export type FromStub =
  | { readonly kind: 'started'; readonly endpoint: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'report'; readonly report: StubReport };

/** What was asked since the weather was last set. */
export interface StubReport extends Totals {
  readonly terms: BoundTerms;
  /** What ended last, first. */
  readonly lines: readonly LineReport[];
  /** The operations that were throttled or asked again, most of them first: where calls were wasted. */
  readonly wasted: readonly Pick<CallCount, 'service' | 'action' | 'throttled' | 'repeated'>[];
}
