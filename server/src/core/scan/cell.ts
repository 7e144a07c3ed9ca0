/** The unit of a scan and how it ended. */
import type { Region } from '../accounts/account.ts';
import type { TypeName } from '../catalog/types.ts';

export interface Cell {
  readonly accountId: string;
  /** `global`: one cell for the account. */
  readonly region: Region | 'global';
  readonly type: TypeName;
}

export interface Trouble {
  /** The call that ended the cell, as in IAM: `kms:ListKeys`. */
  readonly call: string;
  /** AWS's error code, or a network error's. */
  readonly code: string;
  readonly message: string;
}

/**
 * How a cell ended. Only `ok` says that what was not listed does not exist; after any other, resources that were known
 * stay. `ok` with `incomplete` > 0: every resource was listed, some have parts that were not read.
 */
export type Outcome =
  | { readonly kind: 'ok'; readonly count: number; readonly incomplete: number }
  | ({ readonly kind: 'denied' | 'throttled' | 'failed' } & Trouble)
  /** The service or the operation does not exist in this region. */
  | ({ readonly kind: 'unsupported' } & Trouble)
  | { readonly kind: 'cancelled' };

export type OutcomeKind = Outcome['kind'];

export interface CellStatus extends Cell {
  readonly outcome: Outcome;
  readonly scanId: string;
  /** Epoch milliseconds. */
  readonly finishedAt: number;
  readonly durationMs: number;
  /** When the cell was last ok; null: never. */
  readonly lastOkAt: number | null;
}
