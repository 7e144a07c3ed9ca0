/** What CloudFormation's statuses mean to someone who deploys. */

export type StackAction =
  | { readonly kind: 'create' }
  | { readonly kind: 'update' }
  /** Another change is under way. */
  | { readonly kind: 'busy' }
  /** A stack that was never made cannot be changed, only deleted. */
  | { readonly kind: 'broken' };

/** What a deployment does to a stack of this status; null: there is no stack. */
export function deployAction(status: string | null): StackAction {
  // An empty stack that a change set has left behind takes another one.
  if (status === null || status === 'DELETE_COMPLETE' || status === 'REVIEW_IN_PROGRESS') return { kind: 'create' };
  if (status.endsWith('_IN_PROGRESS')) return { kind: 'busy' };
  const broken = ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED', 'UPDATE_ROLLBACK_FAILED'];
  return { kind: broken.includes(status) ? 'broken' : 'update' };
}

export function isFinal(status: string): boolean {
  return !status.endsWith('_IN_PROGRESS');
}

export function hasSucceeded(status: string): boolean {
  return ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE'].includes(status);
}

/** CloudFormation's ways to say that a change set has nothing to change. */
export function saysNoChanges(reason: string): boolean {
  return /didn't contain changes|no updates are to be performed/i.test(reason);
}

export interface ResourceFailure {
  readonly logicalId: string;
  readonly resourceType: string;
  readonly reason: string;
}

/** The failure that caused the others: the first that is not the cancelling of what ran beside it. */
export function firstFailure(
  events: readonly {
    readonly logicalId: string;
    readonly resourceType: string;
    readonly status: string;
    readonly reason: string | null;
  }[],
): ResourceFailure | null {
  const failures = events.filter(({ status }) => status.endsWith('_FAILED'));
  const cause =
    failures.find(({ reason }) => !/^resource (creation|update) cancelled/i.test(reason ?? '')) ?? failures[0];
  if (!cause) return null;
  return {
    logicalId: cause.logicalId,
    resourceType: cause.resourceType,
    reason: cause.reason ?? 'CloudFormation gave no reason',
  };
}

/** What to do about a failed resource. */
export function failureHint({ logicalId, resourceType, reason }: ResourceFailure): string {
  if (/already exists/i.test(reason)) {
    return resourceType === 'AWS::IAM::Role'
      ? 'A role of that name exists outside this stack. If an older stack made it, deploy over that stack or delete it; if it was made by hand, delete it, or import it into the stack in the CloudFormation console. Then deploy again.'
      : `Delete or rename what has the name of ${logicalId}, or import it into the stack in the CloudFormation console. Then deploy again.`;
  }
  if (/not authorized|AccessDenied|access denied/i.test(reason)) {
    return 'Deploy with a profile that may do this in the account, or ask its administrator to launch the stack.';
  }
  return 'Mend the cause and deploy again.';
}
