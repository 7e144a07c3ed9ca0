import type { StackEvent } from '../../protocol/templates.ts';
import type { Screen } from '../output/screen.ts';
import { printable } from '../output/text.ts';

export function showEvent(screen: Screen, event: StackEvent): void {
  const reason = event.reason === null ? '' : `: ${event.reason}`;
  const tone = event.status.includes('FAILED') || event.status.includes('ROLLBACK') ? 'bad' : 'plain';
  const text = printable(`${event.status}  ${event.logicalId} (${event.resourceType})${reason}`);
  screen.write(`${screen.paint(tone, text)}\n`);
}
