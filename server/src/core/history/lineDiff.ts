/** The difference between two texts, line by line (E. W. Myers, An O(ND) Difference Algorithm, 1986). */

export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** Beyond so many changed lines the search for the shortest difference would cost more than it shows. */
const MOST_CHANGES = 1500;

export function diffLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  let head = 0;
  const shorter = Math.min(before.length, after.length);
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [
    ...signed(' ', before.slice(0, head)),
    ...diffMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...signed(' ', before.slice(before.length - tail)),
  ];
}

function signed(sign: DiffLine['sign'], lines: readonly string[]): readonly DiffLine[] {
  return lines.map((text) => ({ sign, text }));
}

function diffMiddle(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const steps = furthestSteps(before, after);
  if (steps === null) return [...signed('-', before), ...signed('+', after)];
  const lines: DiffLine[] = [];
  let x = before.length;
  let y = after.length;
  for (let changes = steps.length - 1; changes > 0; changes--) {
    const reached = steps[changes] ?? new Map<number, number>();
    const down = isDown(reached, x - y, changes);
    const from = down ? x - y + 1 : x - y - 1;
    const startX = reached.get(from) ?? 0;
    const startY = startX - from;
    while (x > startX && y > startY) {
      lines.push({ sign: ' ', text: before[x - 1] ?? '' });
      x -= 1;
      y -= 1;
    }
    lines.push(down ? { sign: '+', text: after[startY] ?? '' } : { sign: '-', text: before[startX] ?? '' });
    x = startX;
    y = startY;
  }
  for (; x > 0; x--) lines.push({ sign: ' ', text: before[x - 1] ?? '' });
  return lines.reverse();
}

/** How far on each diagonal one gets with one change less, for each number of changes; null: it takes too many. */
function furthestSteps(before: readonly string[], after: readonly string[]): readonly Map<number, number>[] | null {
  const steps: Map<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let changes = 0; changes <= Math.min(MOST_CHANGES, before.length + after.length); changes++) {
    steps.push(reached);
    const next = new Map<number, number>();
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const down = isDown(reached, diagonal, changes);
      let x = down ? (reached.get(diagonal + 1) ?? 0) : (reached.get(diagonal - 1) ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return steps;
    }
    reached = next;
  }
  return null;
}

/** Whether the best way to a diagonal adds a line, rather than removing one. */
function isDown(reached: ReadonlyMap<number, number>, diagonal: number, changes: number): boolean {
  if (diagonal === -changes) return true;
  if (diagonal === changes) return false;
  return (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1);
}
