/** Which of our StackSets is meant, and for whom its administrator acts. */

export const REAL_TIME_STACK_SET = 'panther-real-time-events';
export const SCAN_ROLES_STACK_SET = 'panther-scan-roles';

/** The StackSets that this product makes. */
export const stackSetNames = [REAL_TIME_STACK_SET, SCAN_ROLES_STACK_SET] as const;
export type StackSetName = (typeof stackSetNames)[number];

export interface StackSetRef {
  readonly name: StackSetName;
  /** `DELEGATED_ADMIN`: a member account that the organization lets administer StackSets of its own management account. */
  readonly callAs: 'SELF' | 'DELEGATED_ADMIN';
}

export function ownSet(name: StackSetName): StackSetRef {
  return { name, callAs: 'SELF' };
}

/** What each call about a StackSet says of it. */
export function refInput({ name, callAs }: StackSetRef): {
  StackSetName: string;
  CallAs?: 'DELEGATED_ADMIN';
} {
  return { StackSetName: name, ...(callAs === 'SELF' ? {} : { CallAs: callAs }) };
}
