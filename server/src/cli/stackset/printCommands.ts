import { commandsText, type PlanCommands } from '../../app/stacksets/planCommands.ts';
import type { Output } from '../output/output.ts';

/** A plan for those who carry it out by hand. */
export async function printCommands(out: Output, told: PlanCommands): Promise<void> {
  if (out.json) await out.document(told);
  else await out.data(commandsText(told));
}
