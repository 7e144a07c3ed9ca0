/** Operations as a person reads them. */
import { hasEnded, type Operation } from '../../core/stacksets/operation.ts';
import { operationText, operationWords } from '../../core/stacksets/operationText.ts';
import { duration, localTime } from '../output/format.ts';
import type { Output } from '../output/output.ts';
import type { Screen } from '../output/screen.ts';
import type { TableCell } from '../output/table.ts';
import { printable } from '../output/text.ts';

export function operationLine(operation: Operation): string {
  return `${operationText(operation)}  ${operation.id}`;
}

/** Writes an operation when it says something new. */
export function operationTeller(screen: Screen): (operation: Operation) => void {
  let last = '';
  return (operation) => {
    const line = operationLine(operation);
    if (line === last) return;
    last = line;
    screen.write(`${printable(line)}\n`);
  };
}

export async function printOperations(out: Output, operations: readonly Operation[]): Promise<void> {
  await out.table(
    [
      { title: 'Started' },
      { title: 'What' },
      { title: 'Status' },
      { title: 'Failed', align: 'right' },
      { title: 'Took', align: 'right' },
      { title: 'Operation' },
    ],
    operations.map((operation) => [
      localTime(operation.startedAt),
      operationWords[operation.action],
      statusCell(operation),
      operation.failed === null ? '-' : String(operation.failed),
      operation.endedAt === null ? '-' : duration((operation.endedAt - operation.startedAt) / 1000),
      operation.id,
    ]),
  );
}

function statusCell(operation: Operation): TableCell {
  const { status } = operation;
  if (!hasEnded(operation)) return status;
  return { text: status, tone: status === 'succeeded' ? 'good' : 'bad' };
}

/** What the exit code says: 1 where something did not succeed. */
export function exitCodeOf(operations: readonly Operation[]): 0 | 1 {
  return operations.some((operation) => hasEnded(operation) && operation.status !== 'succeeded') ? 1 : 0;
}
