/** What the editor says of live resources. */
import { cleanText } from '../../inventory/text.ts';
import { relativeTime } from '../../tree/relativeTime.ts';
import type { LiveInstance, LiveTemplate } from './instances.ts';
import { isChangedOutside, type Standing } from './standing.ts';

/** `3 live, 1 changed outside the stack`; where it is not sure whose they are, it says so. */
export function lensTitle(instances: readonly LiveInstance[], { sure, cut }: LiveTemplate): string {
  const outside = instances.filter(({ standing }) => isChangedOutside(standing)).length;
  const certain = sure || instances.every(({ by }) => by === 'name');
  const count = `${instances.length}${cut ? ' or more' : ''} live`;
  const changed = outside === 0 ? '' : `, ${outside} changed outside the stack`;
  return `${certain ? count : `Perhaps ${count}`}${changed}`;
}

export function standingText(standing: Standing): string | null {
  switch (standing) {
    case 'outside':
      return 'changed outside the stack';
    case 'drifted':
      return 'drifted, as CloudFormation found';
    case 'stack':
    case 'unknown':
      return null;
  }
}

/** `PutBucketPolicy by alice, 3 h ago`; null: no change is kept. */
export function lastChangeText({ resource: { lastChange } }: LiveInstance, now: number): string | null {
  if (lastChange === null) return null;
  const { cause, kind, at } = lastChange;
  const when = relativeTime(cause?.at ?? at, now);
  if (cause === null) return `${kind} ${when}, found by a scan`;
  const who = cause.actor ?? cause.sourceIp;
  return cleanText(`${cause.eventName}${who === null ? '' : ` by ${who}`}, ${when}`, 200);
}

/** `arn:...:stack/shop/1` of several: `shop (eu-west-1), shop-dev (eu-west-1) and 3 more`. */
export function stacksText({ stacks, sure }: LiveTemplate): string | null {
  const [first] = stacks;
  if (first === undefined) return null;
  const some = stacks.slice(0, 3).map(({ name, accountId, region }) => `${name} (${accountId}, ${region})`);
  const more = stacks.length - some.length;
  const list = cleanText(`${some.join('; ')}${more > 0 ? `; ${more} more` : ''}`, 300);
  if (!sure)
    return `${stacks.length === 1 ? 'A stack fits' : `${stacks.length} stacks fit`}, which may be of another template: ${list}`;
  return stacks.length === 1 ? `Stack: ${list}` : `${stacks.length} stacks fit this template: ${list}`;
}
