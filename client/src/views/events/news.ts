/** Which events are worth telling of without being asked, and how. Pure. */
import type { EventView } from '../../../../server/src/protocol/events.ts';
import { oneLine, type Translate } from '../../ui/text.ts';
import { touchedWords } from './eventText.ts';

const results: readonly EventView['result'][] = ['changed', 'deleted', 'pending'];

/** Whether something was changed by it, or is about to be seen changed. */
export function isChange({ resources, result, errorCode }: EventView): boolean {
  return resources.length > 0 && errorCode === null && results.includes(result);
}

/** Whether one of the patterns fits: a type (`AWS.IAM.*`), or an account's label (`prod`), in any case. */
export function isWanted({ resources, accountLabel }: EventView, patterns: readonly string[]): boolean {
  const names = [
    ...resources.flatMap(({ key, typeLabel }) => [...(key === null ? [] : [key.type]), typeLabel]),
    ...(accountLabel === null ? [] : [accountLabel]),
  ];
  return patterns.some((pattern) => names.some((name) => fits(pattern.trim().toLowerCase(), name.toLowerCase())));
}

/** `*` stands for any text. Looks for one part after the other, so that no pattern takes long. */
function fits(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return first !== '' && name === first;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  const end = name.length - last.length;
  let from = first.length;
  for (const part of rest) {
    const at = name.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return from <= end;
}

/** `PutBucketPolicy on invoices-2026 by deploy-bot, and 2 more changes`. The newest first. */
export function newsText(events: readonly EventView[], t: Translate): string {
  const [first] = events;
  if (first === undefined) return '';
  const what = touchedWords(first, t);
  const where = first.accountName ?? first.accountId;
  const did = t('{0} on {1} in {2}', first.eventName, what ?? '', where);
  const line = oneLine(first.actor === null ? did : t('{0} by {1}', did, first.actor));
  const others = events.length - 1;
  if (others === 0) return line;
  return others === 1 ? t('{0}, and 1 more change', line) : t('{0}, and {1} more changes', line, others);
}
