/** What the editor says of live resources. */
import { cleanText } from '../../inventory/text.ts';
import { relativeTime } from '../../tree/relativeTime.ts';
import type { LiveInstance, LiveTemplate } from './instances.ts';
import type { Standing } from './standing.ts';

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
