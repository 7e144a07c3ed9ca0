import type { Ownership } from './account.ts';

export interface OperationsBlueprint {
  readonly logGroups?: readonly LogGroup[];
  readonly alarms?: readonly Alarm[];
  readonly backups?: readonly Backup[];
  readonly stacks?: readonly Stack[];
  readonly stackSets?: readonly string[];
}

export interface LogGroup {
  readonly name: string;
  readonly owner: Ownership;
  /** Undefined: for ever. */
  readonly retentionDays?: number;
  /** What is counted, by the metric's name: a filter pattern. */
  readonly counts?: Readonly<Record<string, string>>;
}

export interface Alarm {
  readonly name: string;
  readonly metric: string;
  readonly namespace: string;
  readonly threshold: number;
  /** A topic of the region; undefined: nobody hears of it. */
  readonly topic?: string;
}

/** A plan with a vault of its own. */
export interface Backup {
  readonly name: string;
  readonly owner: Ownership;
  readonly keepDays: number;
  /** Nothing in the vault can be deleted before its time. */
  readonly locked: boolean;
}

/** A stack that makes a topic. */
export interface Stack {
  readonly name: string;
  readonly owner: Ownership;
  readonly description: string;
  readonly protected: boolean;
}
