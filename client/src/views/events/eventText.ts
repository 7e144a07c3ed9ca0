/** What is said of an event. Pure. */
import type { EventResource, EventResult, EventView } from '../../../../server/src/protocol/events.ts';
import type { NodeBase } from '../../../../server/src/protocol/tree.ts';
import { exactTime } from '../../flows/historyText.ts';
import { formatAgo, formatLag, markdownText, type Translate } from '../../ui/text.ts';

type Look = Pick<NodeBase, 'icon' | 'tone'>;

const creating = /^(Create|Run|Allocate|Register|Import|Restore|Copy)(?!Tags)/;

/** `14:02:11 PutBucketPolicy   invoices-2026 · changed by deploy-bot · Payments (prod) · us-east-1`. */
export function eventLine(event: EventView, now: number, t: Translate): Look & Pick<NodeBase, 'label' | 'description'> {
  const { at, eventName, region } = event;
  const words = [touchedWords(event, t), ...whatBecame(event, t), accountWords(event), region];
  return {
    label: `${exactTime(at, now)} ${eventName}`,
    description: words.filter((word) => word !== null && word !== '').join(' · '),
    ...lookOf(event),
  };
}

/** The result before the actor: a narrow side bar cuts off the end, and names of roles are long. */
function whatBecame({ errorCode, result, actor }: EventView, t: Translate): readonly string[] {
  const became = errorCode ?? resultWords(result, t);
  if (actor === null) return [became];
  if (errorCode === null && result === 'changed') return [t('changed by {0}', actor)];
  if (errorCode === null && result === 'deleted') return [t('deleted by {0}', actor)];
  return [became, t('by {0}', actor)];
}

function lookOf({ errorCode, result, resources, eventName }: EventView): Look {
  if (errorCode !== null || result === 'failed') return { icon: 'error', tone: 'error' };
  if (result === 'read') return { icon: 'eye', tone: 'muted' };
  if (resources.length === 0 || result === 'ignored' || result === 'unknown' || result === 'off') {
    return { icon: 'circle-outline', tone: 'muted' };
  }
  if (result === 'deleted' || resources.every(({ effect }) => effect === 'delete')) {
    return { icon: 'diff-removed', tone: 'normal' };
  }
  return { icon: creating.test(eventName) ? 'diff-added' : 'diff-modified', tone: 'normal' };
}

/** What became of an event, in a word or two; the name of a call that only reads says so itself. */
function resultWords(result: EventResult, t: Translate): string {
  const words: Readonly<Record<EventResult, string>> = {
    changed: t('changed'),
    deleted: t('deleted'),
    unchanged: t('nothing changed'),
    pending: t('changing...'),
    failed: t('refused'),
    read: t('read only'),
    ignored: t('nothing that is kept'),
    unknown: t('account not onboarded'),
    off: t('real time is off'),
  };
  return words[result];
}

/** `invoices-2026 and 2 more`; null: it touches nothing. */
export function touchedWords({ resources }: Pick<EventView, 'resources'>, t: Translate): string | null {
  const [first] = resources;
  if (first === undefined) return null;
  const name = resourceWords(first, t);
  return resources.length === 1 ? name : t('{0} and {1} more', name, resources.length - 1);
}

function resourceWords({ key, title, typeLabel }: EventResource, t: Translate): string {
  if (key === null) return t('all of {0}', typeLabel);
  // Of one that the inventory does not have yet there is only the id.
  return title === key.resourceId ? (title.split(/[/:]/).findLast((part) => part !== '') ?? title) : title;
}

function accountWords({ accountId, accountName, accountLabel }: EventView): string {
  if (accountName === null) return accountId;
  return accountLabel === null ? accountName : `${accountName} (${accountLabel})`;
}

const mostResources = 10;

/** The tooltip of an event, as Markdown. Everything in it came from AWS and is escaped. */
export function eventTooltip(event: EventView, now: number, t: Translate): string {
  const { at, receivedAt, eventSource, eventName, accountId, accountName, region, actor, sourceIp, resources } = event;
  const rows: readonly (readonly [string, string] | null)[] = [
    [t('When'), `${formatAgo(at, now, t)} (${new Date(at).toISOString()})`],
    [t('Came in'), t('{0} later', formatLag(Math.max(0, receivedAt - at), t))],
    [t('Service'), eventSource],
    ...resources
      .slice(0, mostResources)
      .map((resource) => [effectWords(resource, t), namedWords(resource, t)] as const),
    resources.length > mostResources ? [t('And'), t('{0} more', resources.length - mostResources)] : null,
    [t('Result'), resultWords(event.result, t)],
    event.errorCode === null ? null : [t('Refused with'), event.errorCode],
    actor === null ? null : [t('Who'), actor],
    sourceIp === null ? null : [t('From'), sourceIp],
    [t('Account'), accountName === null ? accountId : `${accountWords(event)}, ${accountId}`],
    [t('Region'), region],
    [t('Event'), event.eventId],
  ];
  const lines = rows.flatMap((row) => (row === null ? [] : [`${markdownText(row[0])}: ${markdownText(row[1])}`]));
  return [`**${markdownText(eventName)}**`, ...lines].join('\n\n');
}

function effectWords({ effect }: EventResource, t: Translate): string {
  const words: Readonly<Record<EventResource['effect'], string>> = {
    upsert: t('Created or changed'),
    delete: t('Deleted'),
    rescan: t('Read again'),
  };
  return words[effect];
}

function namedWords(resource: EventResource, t: Translate): string {
  const name = resourceWords(resource, t);
  return resource.key === null ? name : `${name} (${resource.typeLabel}, ${resource.key.region})`;
}
