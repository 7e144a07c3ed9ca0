/** How templates are validated while they are edited. The findings themselves travel as the LSP's diagnostics. */
import type { Severity } from '../core/cfn/rules/rule.ts';
import { type Notification, notification, type Request, request } from './message.ts';

export interface ValidationSettings {
  readonly enabled: boolean;
  /** Rules whose findings are not shown: ids, or how ids begin (`W`, `E30`). */
  readonly ignore: readonly string[];
  /** By rule: a severity instead of the rule's own. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** Names of files that are templates before anything in them says so; `*` stands for any text. */
  readonly files: readonly string[];
  /** Show after references what they stand for, as far as the template tells. */
  readonly inlayHints: boolean;
}

/** Client to server: the settings were changed. */
export const validationChanged: Notification<ValidationSettings> = notification('panther/validation/changed');

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

/** Validates an open document now. Null: it is no template, or not open. */
export const validateTemplate: Request<{ readonly uri: string }, FindingCounts | null> =
  request('panther/validation/run');
