import type { StackParameter } from './parameters.ts';
import { stackTags } from './stackTemplate.ts';

/** The command that deploys a saved template with the AWS CLI. One line, quoted for a POSIX shell. */
export function cliCommand(stack: {
  readonly fileName: string;
  readonly stackName: string;
  readonly region: string;
  readonly capabilities: readonly string[];
  readonly parameters: readonly StackParameter[];
}): string {
  const words = ['aws', 'cloudformation', 'deploy', '--template-file', stack.fileName, '--stack-name', stack.stackName];
  if (stack.capabilities.length > 0) words.push('--capabilities', ...stack.capabilities);
  if (stack.parameters.length > 0) words.push('--parameter-overrides', ...stack.parameters.map(pair));
  words.push('--tags', ...stackTags.map(pair), '--region', stack.region);
  return words.map(shellQuote).join(' ');
}

/** The word as a POSIX shell reads it back unchanged. */
export function shellQuote(word: string): string {
  if (/^[\w./:=@,+-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

function pair(parameter: StackParameter): string {
  return `${parameter.key}=${parameter.value}`;
}
