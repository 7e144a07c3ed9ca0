import type { Retention } from '../core/history/retention.ts';
import type { ValidationSettings } from './validation.ts';

/** What the client tells the server once, in initializationOptions. No secrets. */
export interface InitializationOptions {
  /** Null: $PANTHER_ACCOUNTS_FILE, else accounts.yaml in the home folder of the product. */
  readonly accountsFile: string | null;
  /** Null: $PANTHER_HOME, else ~/.panther-cloud-security. Holds inventory.db. */
  readonly home: string | null;
  /** The profile chosen in the settings; null: the accounts file's, then AWS_PROFILE, then the default chain. */
  readonly profile: string | null;
  /** False in an untrusted workspace: the server then calls AWS only when asked to. */
  readonly background: boolean;
  /** Hours between daily scans; 0 turns them off. */
  readonly scanEveryHours: number;
  /** Hours between two checks of all roles; 0 turns them off. */
  readonly checkEveryHours: number;
  /** How much history is kept; old history is forgotten after the daily scan. */
  readonly history: Retention;
  readonly validation: ValidationSettings;
}
