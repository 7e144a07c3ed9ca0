/** What a check found, as a text to read. */
import { placeOf } from './commands.ts';
import type { SetupFinding, SetupStatus } from './finding.ts';
import { checkNames } from './names.ts';

const marks: Readonly<Record<SetupStatus, string>> = { ok: '✓', warning: '!', failed: '✗', unknown: '?' };
const order: readonly SetupStatus[] = ['failed', 'unknown', 'warning', 'ok'];

/** Said once, above the commands. */
export const profileAdvice =
  'Run the commands with a profile that may change the account that they are for: add --profile where it is missing.';

/**
 * The steps of each account and region, what is wrong first, each with what to do and the command that does it. Regions of
 * an account in which the same was found are told of together.
 */
export function setupReport(findings: readonly SetupFinding[]): string {
  const places = [...Map.groupBy(findings, ({ accountId, region }) => `${accountId} ${region}`).values()];
  const alike = [...Map.groupBy(places, sameness).values()];
  const advice = findings.some(({ command }) => command !== null) ? `\n${profileAdvice}` : '';
  return [`${summaryOf(findings)}${advice}`, ...alike.map(sectionOf)].join('\n\n').concat('\n');
}

/** `Steps on the way of events: 2 failed, 1 with a warning, 31 ok.` */
export function summaryOf(findings: readonly SetupFinding[]): string {
  const words = { failed: 'failed', unknown: 'unknown', warning: 'with a warning', ok: 'ok' } as const;
  const parts = order.flatMap((status) => {
    const count = findings.filter((one) => one.status === status).length;
    return count === 0 ? [] : [`${count} ${words[status]}`];
  });
  return `Steps on the way of events: ${parts.join(', ')}.`;
}

function sameness(place: readonly SetupFinding[]): string {
  return JSON.stringify(
    place.map(({ accountId, check, status, text, hint }) => [accountId, check, status, text, hint]),
  );
}

/** @param places the findings of each of the regions */
function sectionOf(places: readonly (readonly SetupFinding[])[]): string {
  const [first = []] = places;
  const [{ accountName, accountId } = { accountName: '', accountId: '' }] = first;
  const regions = places.flatMap(([finding]) => (finding?.region ? [finding.region] : []));
  const lines = first
    .map((finding, index) => {
      // A shell takes what follows the mark for a comment.
      const commands = places.flatMap((place) => {
        const of = place[index];
        return of?.command ? [`${of.command}  # ${placeOf(of, of.command)}`] : [];
      });
      return { ...finding, commands: [...new Set(commands)] };
    })
    .toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
    .flatMap(({ status, check, text, hint, commands }) => [
      `  ${marks[status]} ${checkNames[check]}: ${text}`,
      ...(hint === null ? [] : [`      ${hint}`]),
      ...commands.map((command) => `      $ ${command}`),
    ]);
  return [[`${accountName} (${accountId})`, ...regions].join(', '), ...lines].join('\n');
}
