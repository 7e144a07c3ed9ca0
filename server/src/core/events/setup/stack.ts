/** The StackSet's stack in a region of an account, as it was seen last. */
import { failureAdvice } from '../../stacksets/advice.ts';
import { isRunning, type StackInstance } from '../../stacksets/instance.ts';
import { bad, fine, type Judged, weak } from './finding.ts';

/** What does something about all stacks of the StackSet, in the master account. */
export const stackSetCommand = 'panther-scan stackset';

/** @param stack null: the StackSet has none here; what is there was deployed by itself, or is missing */
export function judgeStack(stack: StackInstance | null): readonly Judged[] {
  if (stack === null) return [];
  if (isRunning(stack)) {
    return [
      weak('stack', 'CloudFormation works on the stack of the StackSet.', 'Wait until it is done, then check again.'),
    ];
  }
  if (stack.status !== 'current') {
    const why = stack.reason ?? stack.detail;
    const text = `The StackSet could not bring its stack up to date${why === '' ? '.' : `: ${why}`}`;
    return [bad('stack', text, failureAdvice(stack), `${stackSetCommand} retry`)];
  }
  if (stack.drift === 'drifted') {
    const hint = 'Undo it there, or update the StackSet, which writes its stacks anew where its template changed.';
    return [weak('stack', 'Somebody changed what the stack of the StackSet made.', hint)];
  }
  return [fine('stack', 'The stack of the StackSet is up to date.')];
}
