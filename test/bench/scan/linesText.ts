import type { LineReport } from '../stub/lines.ts';

/** For people: what ended last, how late it began, and how long it was kept waiting. */
export function linesText(lines: readonly LineReport[]): readonly string[] {
  const rows = lines.map((line) => [
    `${line.accountId} ${line.region} ${line.bucket}`.padEnd(58),
    ...[line.calls, line.leastSeconds, line.beganSeconds, line.endedSeconds, line.idleSeconds].map((value, index) =>
      value.toFixed(index === 0 ? 0 : 1).padStart(8),
    ),
  ]);
  const head = [
    'what ended last'.padEnd(58),
    ...['calls', 'least', 'began', 'ended', 'idle'].map((of) => of.padStart(8)),
  ];
  return [head, ...rows].map((row) => row.join(''));
}
