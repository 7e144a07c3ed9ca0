import type { AppErrorCode } from '../errors.ts';

/** Why the last scan of an account could not begin, or ended early for want of credentials. */
export interface AccountProblem {
  readonly code: AppErrorCode;
  readonly message: string;
  /** What to do about it; null: nothing that we know of. */
  readonly hint: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** In a few words, for a list: `sign-in needed: aws sso login --profile sandbox`. */
export function problemWords({ code, hint }: AccountProblem): string {
  switch (code) {
    case 'CREDENTIALS': {
      const command = hint === null ? undefined : /^Run: (.+)$/.exec(hint)?.[1];
      return command === undefined ? 'sign-in needed' : `sign-in needed: ${command}`;
    }
    case 'WRONG_ACCOUNT':
      return 'another account answered';
    case 'ROLE':
      return 'the scan role cannot be assumed';
    case 'NETWORK':
      return 'AWS could not be reached';
    default:
      return 'the last scan could not begin';
  }
}
