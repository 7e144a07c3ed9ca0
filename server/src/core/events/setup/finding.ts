/** What a check of real time's set-up found, in words. */

export type SetupCheck =
  | 'queue'
  | 'queueKey'
  | 'deadLetters'
  | 'account'
  | 'trail'
  | 'stack'
  | 'topic'
  | 'oldTopic'
  | 'topicPolicy'
  | 'topicKey'
  | 'subscription'
  | 'queuePolicy'
  | 'changesRule'
  | 'serviceRule'
  | 'heartbeatRule'
  | 'heartbeat';

/** `warning`: events come in, but something is lost or not noticed. `unknown`: it could not be read. */
export type SetupStatus = 'ok' | 'warning' | 'failed' | 'unknown';

export interface SetupFinding {
  readonly accountId: string;
  readonly accountName: string;
  /** Null: of the account as a whole. */
  readonly region: string | null;
  readonly check: SetupCheck;
  readonly status: SetupStatus;
  readonly text: string;
  /** What to do, one imperative sentence; null: nothing. */
  readonly hint: string | null;
  /** What does it, to paste into a terminal; null: no one command does. */
  readonly command: string | null;
}

export type Judged = Pick<SetupFinding, 'check' | 'status' | 'text' | 'hint' | 'command'>;

export function fine(check: SetupCheck, text: string): Judged {
  return { check, status: 'ok', text, hint: null, command: null };
}

export function bad(check: SetupCheck, text: string, hint: string, command: string | null = null): Judged {
  return { check, status: 'failed', text, hint, command };
}

export function weak(check: SetupCheck, text: string, hint: string, command: string | null = null): Judged {
  return { check, status: 'warning', text, hint, command };
}

export function unread(check: SetupCheck, problem: string): Judged {
  return {
    check,
    status: 'unknown',
    text: problem,
    hint: 'Deploy the current scan-role template, which allows what this check reads, then check again.',
    command: null,
  };
}
