/** What stands above a report on the set-up of real time, and above each of its commands. Pure. */
import type { Translate } from '../ui/text.ts';
import type { LensAction } from './lensActions.ts';

export interface SetupLens extends LensAction {
  /** From 0. */
  readonly line: number;
}

/** `      $ aws sns subscribe ...  # Payments (123456789012), eu-west-1`. */
const commandLine = /^ +\$ (.+?)(?: {2}# (.+))?$/;

export function setupLensActions(report: string, t: Translate): readonly SetupLens[] {
  const again: SetupLens = { line: 0, command: 'panther.events.check', title: t('Check again'), rest: [] };
  const mending = report.split('\n').flatMap((text, line) => {
    const [, command, place] = commandLine.exec(text) ?? [];
    return command === undefined ? [] : [{ line, ...actionOf(command, place ?? '', t) }];
  });
  return [again, ...mending];
}

const deployEvents = /^panther-scan template deploy real-time-events --account (\d{12}) --region ([\w-]+)$/;

/** What VS Code can do by itself is done here; the rest is typed into a terminal. */
function actionOf(command: string, place: string, t: Translate): LensAction {
  const deploysQueue = /^panther-scan template deploy events-queue\b/.test(command);
  if (deploysQueue) return { command: 'panther.stack.deployQueue', title: t('Deploy events queue stack...'), rest: [] };
  if (/^panther-scan stackset retry\b/.test(command)) {
    return { command: 'panther.stackSet.retry', title: t('Retry what failed in the StackSet'), rest: [] };
  }
  const [, account, region] = deployEvents.exec(command) ?? [];
  if (account !== undefined && region !== undefined) {
    const title = t('Deploy real-time events stack in {0}...', region);
    return { command: 'panther.stack.deployEvents', title, rest: [account, region] };
  }
  const [, checked] = /^panther-scan accounts check (\d{12})$/.exec(command) ?? [];
  if (checked !== undefined) return { command: 'panther.account.check', title: t('Check account'), rest: [checked] };
  return { command: 'panther.events.mend', title: t('Type into terminal'), rest: [command, place] };
}
