/** The commands that mend what a check found, each once. */
import type { SetupFinding } from './finding.ts';
import { stackSetCommand } from './stack.ts';

export interface MendingCommand {
  readonly command: string;
  /** Where to run it, in words: a command of `aws` acts in the account whose credentials it finds. */
  readonly place: string;
}

export function mendingCommands(findings: readonly SetupFinding[]): readonly MendingCommand[] {
  const byCommand = new Map<string, MendingCommand>();
  for (const finding of findings) {
    const { command } = finding;
    if (command === null) continue;
    const place = placeOf(finding, command);
    // The same words do another thing in another account.
    byCommand.set(`${place} ${command}`, { command, place });
  }
  return [...byCommand.values()];
}

/** Found on the way of one account's events, and mended in the master account. */
export function isOfMaster(command: string): boolean {
  return command.startsWith('panther-scan template deploy events-queue') || command.startsWith(stackSetCommand);
}

/** In words: the account and the region that a command is for. */
export function placeOf({ accountName, accountId, region }: SetupFinding, command: string): string {
  if (isOfMaster(command)) return 'the master account';
  const account = `${accountName} (${accountId})`;
  return region === null ? account : `${account}, ${region}`;
}
