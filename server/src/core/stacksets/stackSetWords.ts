/** What our StackSets are called on the command line. */
import { REAL_TIME_STACK_SET, type StackSetName, stackSetNames } from './stackSetRef.ts';

const words: Readonly<Record<StackSetName, string>> = {
  'panther-real-time-events': 'real-time',
  'panther-scan-roles': 'scan-roles',
};

const makers: Readonly<Record<StackSetName, string>> = {
  'panther-real-time-events': 'panther-scan stackset create',
  'panther-scan-roles': 'panther-scan stackset roles',
};

/** The command that makes a StackSet. */
export function makerCommand(name: StackSetName): string {
  return makers[name];
}

export const stackSetWords: readonly string[] = stackSetNames.map((name) => words[name]);

/** Null: none of ours is called so. */
export function stackSetOfWord(word: string): StackSetName | null {
  return stackSetNames.find((name) => words[name] === word) ?? null;
}

/** The option that chooses a StackSet, with a space before it; empty for that of real time, which is meant without it. */
export function setOption(name: StackSetName): string {
  return name === REAL_TIME_STACK_SET ? '' : ` --set ${words[name]}`;
}
