import type { StackSetProgress } from '../../app/stacksets/runPlan.ts';
import type { Screen } from '../output/screen.ts';
import { printable } from '../output/text.ts';
import { showEvent } from '../template/showEvent.ts';
import { operationTeller } from './operationText.ts';

/** Writes what is done while a plan is carried out. */
export function planTeller(screen: Screen): (progress: StackSetProgress) => void {
  const tell = operationTeller(screen);
  return (progress) => {
    if (progress.kind === 'step') screen.write(`${printable(progress.text)}\n`);
    else if (progress.kind === 'stack') showEvent(screen, progress.event);
    else tell(progress.operation);
  };
}
