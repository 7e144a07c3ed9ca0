/** What to do about an account and region in which an operation failed, by CloudFormation's words. */

export interface Failed {
  readonly accountId: string;
  readonly region: string;
  /** CloudFormation's; null: it gave none. */
  readonly reason: string | null;
}

const advice: readonly { readonly words: RegExp; readonly hint: (failed: Failed) => string }[] = [
  {
    words: /cancel+ed since failure tolerance|failure tolerance (has|was) exceeded/i,
    hint: () => 'Mend what failed first, then retry what failed.',
  },
  {
    // "Account 111122223333 should have '...ExecutionRole' role with trust relationship to Role '...AdminRole'."
    words: /should have '?[\w-]*ExecutionRole[\w-]*'? role/i,
    hint: ({ accountId }) =>
      `Deploy the scan-role stack in account ${accountId} with real time on: its execution role is missing there, or trusts another account. Then retry what failed.`,
  },
  {
    words: /AdminRole|Administration ?Role/i,
    hint: () =>
      'Deploy the StackSet admin-role stack in the master account: the role is missing, lacks the region at the end of its name, or CloudFormation may not assume it.',
  },
  {
    words: /service control polic|explicit deny|organizations? polic/i,
    hint: ({ accountId }) =>
      `A policy of the organization forbids it in account ${accountId}: have its administrators allow CloudFormation, EventBridge, SNS and KMS to the execution role, or leave the region out.`,
  },
  {
    words:
      /opt(ed)?[- ]?in|not enabled|is disabled|not subscribed|UnrecognizedClient|InvalidClientTokenId|security token .* invalid/i,
    hint: ({ accountId, region }) =>
      `Enable the region ${region} in account ${accountId}, or remove it from the StackSet, keeping its stacks.`,
  },
  {
    words: /suspended|closed|account .*(does not exist|not found)/i,
    hint: ({ accountId }) => `Remove account ${accountId} from the StackSet, keeping its stacks: it is closed.`,
  },
  {
    words: /already exists/i,
    hint: ({ accountId, region }) =>
      `Delete what has that name in account ${accountId}, ${region} (a stack of real-time events that was deployed by itself?), then retry what failed.`,
  },
  {
    words: /not authorized|access ?denied/i,
    hint: ({ accountId }) =>
      `Deploy the current scan-role stack in account ${accountId}: its execution role may not do this. Then retry what failed.`,
  },
  { words: /throttl|rate exceeded|too many requests/i, hint: () => 'Wait a few minutes, then retry what failed.' },
];

export function failureAdvice(failed: Failed): string {
  const known = advice.find(({ words }) => words.test(failed.reason ?? ''));
  return (
    known?.hint(failed) ??
    `See the events of its stack in account ${failed.accountId}, ${failed.region}, mend the cause, then retry what failed.`
  );
}

/** Why it failed, in CloudFormation's words, and what to do about it, as sentences. */
export function failureText(failed: Failed): string {
  const advised = failureAdvice(failed);
  if (failed.reason === null) return advised;
  return `${/[.!?]$/.test(failed.reason) ? failed.reason : `${failed.reason}.`} ${advised}`;
}
