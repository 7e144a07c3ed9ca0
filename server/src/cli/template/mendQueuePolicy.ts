import { planQueuePolicy, writeQueuePolicy } from '../../app/stacks/queuePolicy.ts';
import { unifiedDiff } from '../../core/history/unified.ts';
import type { QueuePolicyChange } from '../../core/template/queuePolicy.ts';
import type { Invocation } from '../invocation.ts';
import { diffTone } from '../output/diffTone.ts';
import { printable } from '../output/text.ts';

export interface MendedPolicy extends QueuePolicyChange {
  readonly written: boolean;
}

/**
 * Where somebody changed the queue's policy by hand, shows how, and writes the template's if the user agrees: it may let
 * in again what was kept out on purpose. Null: nobody did.
 */
export async function mendQueuePolicy(
  { app, screen, prompt, signal }: Invocation,
  target: { readonly profile: string | null },
  agreed: boolean,
): Promise<MendedPolicy | null> {
  const change = await planQueuePolicy(app, target, signal);
  if (change === null) return null;
  screen.write('The policy of the queue is not the template’s: somebody changed it by hand.\n');
  const lines = unifiedDiff(
    { title: 'the queue’s policy', text: change.live },
    { title: 'the template’s', text: change.template },
  );
  for (const line of lines) screen.write(`  ${screen.paint(diffTone(line), printable(line))}\n`);
  const may = agreed || (prompt.possible && (await prompt.confirm('Write the template’s policy to the queue?')));
  if (may) await writeQueuePolicy(app, { ...target, change }, signal);
  screen.write(
    may
      ? 'The template’s policy was written to the queue.\n'
      : 'The policy of the queue was left as it is. Add --write-policy to write the template’s.\n',
  );
  return { ...change, written: may };
}
