/** Which StackSet is meant, and for whom its administrator acts. */
import { REAL_TIME_STACK_SET } from './realTimeStackSet.ts';

export interface StackSetRef {
  readonly name: string;
  /** `DELEGATED_ADMIN`: a member account that the organization lets administer StackSets of its own management account. */
  readonly callAs: 'SELF' | 'DELEGATED_ADMIN';
}

export const realTimeSet: StackSetRef = { name: REAL_TIME_STACK_SET, callAs: 'SELF' };

/** What each call about a StackSet says of it. */
export function refInput({ name, callAs }: StackSetRef): {
  StackSetName: string;
  CallAs?: 'DELEGATED_ADMIN';
} {
  return { StackSetName: name, ...(callAs === 'SELF' ? {} : { CallAs: callAs }) };
}
