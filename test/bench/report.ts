/** Figures as one JSON object a line, or as a table with the target beside each. */
import type { Bench, Target } from './bench.ts';
import type { CaseResult } from './runBenches.ts';

export function jsonLine({ of, figures, problem }: CaseResult): string {
  const missed = of.targets.filter((target) => !isMet(target, figures[target.figure]));
  return JSON.stringify({
    case: of.name,
    ...figures,
    missed: missed.map(({ figure }) => figure),
    ...(problem === null ? {} : { problem }),
  });
}

export function table({ bench, of, figures, problem }: CaseResult): string {
  const title = `${bench} ${of.name}: ${of.about}`;
  if (problem !== null) return `${title}\n  FAILED: ${problem}\n`;
  const rows = Object.entries(figures).map(([figure, value]) => {
    const targets = of.targets.filter((target) => target.figure === figure);
    const said = targets.map((target) => `${targetText(target)}  ${isMet(target, value) ? 'met' : 'MISSED'}`);
    return `  ${figure.padEnd(28)}${valueText(value).padStart(14)}   ${said.join(', ')}`.trimEnd();
  });
  return `${title}\n${rows.join('\n')}\n`;
}

export function listText(benches: readonly Bench[]): string {
  return benches
    .map((bench) => {
      const cases = bench.cases.map(
        ({ name, about, targets }) =>
          `  ${bench.name} ${name.padEnd(12)}${about}\n${targets.map((target) => `${' '.repeat(18 + bench.name.length - 3)}${target.figure} ${targetText(target)}\n`).join('')}`,
      );
      return `${bench.about}\n${cases.join('')}`;
    })
    .join('\n');
}

export function isMet({ most, least }: Target, value: number | string | null | undefined): boolean {
  if (typeof value !== 'number') return false;
  return value <= (most ?? value) && value >= (least ?? value);
}

function targetText({ most, least }: Target): string {
  return most === undefined ? `>= ${least}` : `<= ${most}`;
}

function valueText(value: number | string | null): string {
  if (value === null) return 'not measured';
  return typeof value === 'number' ? value.toLocaleString('en-US', { maximumSignificantDigits: 7 }) : value;
}
