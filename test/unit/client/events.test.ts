import assert from 'node:assert/strict';
import { eventLensActions } from '../../../client/src/documents/eventLensActions.ts';
import { eventIdOf, eventParts } from '../../../client/src/documents/eventUri.ts';
import { eventLine, eventTooltip } from '../../../client/src/views/events/eventText.ts';
import {
  eventFilterText,
  isFiltered,
  switchesOf,
  toEventFilter,
  trimmedFilter,
} from '../../../client/src/views/events/filterText.ts';
import { eventItem } from '../../../client/src/views/events/item.ts';
import { isChange, isWanted, newsText } from '../../../client/src/views/events/news.ts';
import { eventNodes, touchedKeys } from '../../../client/src/views/events/node.ts';
import { stateMessage, stateWords } from '../../../client/src/views/events/stateText.ts';
import type { EventResource, EventsStatus, EventView } from '../../../server/src/protocol/events.ts';
import { t } from './support.ts';

const at = new Date(2026, 10, 26, 14, 2, 11).getTime();
const now = at + 120_000;

const key = {
  accountId: '123456789012',
  region: 'us-east-1',
  type: 'AWS.S3.Bucket',
  resourceId: 'arn:aws:s3:::invoices-2026',
} as const;

const bucket: EventResource = { key, title: 'invoices-2026', typeLabel: 'S3 buckets', effect: 'upsert' };
const allRules: EventResource = { key: null, title: '', typeLabel: 'EventBridge rules', effect: 'rescan' };

const changed: EventView = {
  id: 17,
  eventId: 'e-17',
  at,
  receivedAt: at + 3000,
  eventSource: 's3.amazonaws.com',
  eventName: 'PutBucketPolicy',
  accountId: '123456789012',
  accountName: 'Payments',
  accountLabel: 'prod',
  region: 'us-east-1',
  actor: 'deploy-bot',
  sourceIp: '203.0.113.7',
  errorCode: null,
  result: 'changed',
  resources: [bucket],
};

const open = { clearedUpTo: 0, pausedAt: null };

describe('an event in the list', () => {
  it('says when, what, to which resource, by whom, with which result and where', () => {
    const line = eventLine(changed, now, t);
    assert.equal(line.label, '14:02:11 PutBucketPolicy');
    assert.equal(line.description, 'invoices-2026 · changed by deploy-bot · Payments (prod) · us-east-1');
  });

  it('has an icon for what it does, and says the same in words', () => {
    const look = (event: Partial<EventView>) => {
      const { icon, description } = eventLine({ ...changed, ...event }, now, t);
      return `${icon}: ${description.split(' · ').at(1)}`;
    };
    assert.equal(look({}), 'diff-modified: changed by deploy-bot');
    assert.equal(look({ eventName: 'CreateBucket', actor: null }), 'diff-added: changed');
    assert.equal(look({ eventName: 'CreateTags', actor: null }), 'diff-modified: changed');
    assert.equal(look({ result: 'deleted' }), 'diff-removed: deleted by deploy-bot');
    assert.equal(look({ result: 'pending' }), 'diff-modified: changing...');
    assert.equal(
      look({ result: 'pending', resources: [{ ...bucket, effect: 'delete' }] }),
      'diff-removed: changing...',
    );
    assert.equal(look({ result: 'failed' }), 'error: refused');
    assert.equal(look({ result: 'read' }), 'eye: read only');
    assert.equal(look({ result: 'ignored' }), 'circle-outline: nothing that is kept');
    assert.equal(look({ result: 'unknown' }), 'circle-outline: account not onboarded');
    assert.equal(look({ result: 'off' }), 'circle-outline: real time is off');
  });

  it('says with which code AWS refused the call', () => {
    const line = eventLine({ ...changed, errorCode: 'AccessDenied', result: 'ignored', resources: [] }, now, t);
    assert.equal(line.icon, 'error');
    assert.equal(line.description, 'AccessDenied · by deploy-bot · Payments (prod) · us-east-1');
  });

  it('names the first of several resources, and a whole type where no resource is known', () => {
    const resources = [bucket, { ...bucket, title: 'b' }, { ...bucket, title: 'c' }];
    assert.match(eventLine({ ...changed, resources }, now, t).description, /^invoices-2026 and 2 more · /);
    const rules = eventLine({ ...changed, resources: [allRules] }, now, t);
    assert.match(rules.description, /^all of EventBridge rules · /);
    assert.equal(eventItem(onlyNode({ ...changed, resources: [allRules] })).contextValue, 'event;other');
    assert.deepEqual(touchedKeys({ resources: [allRules, bucket] }), [key]);
  });

  it('calls a resource that is not known yet by the end of its ARN', () => {
    const resources = [{ ...bucket, title: key.resourceId }];
    assert.match(eventLine({ ...changed, resources, result: 'pending' }, now, t).description, /^invoices-2026 · chang/);
  });

  it('shows an account that nobody knows by its id', () => {
    const event = { ...changed, accountName: null, accountLabel: null, result: 'unknown' } as const;
    assert.match(eventLine(event, now, t).description, / · 123456789012 · us-east-1$/);
  });

  it('opens its record at a click, and stays on one line whatever it is called', () => {
    const item = eventItem(onlyNode({ ...changed, eventName: 'Put\nBucket\u202ePolicy' }));
    assert.deepEqual(item.click, { kind: 'command', command: 'panther.event.open' });
    assert.equal(item.contextValue, 'event;resource');
    assert.equal(item.label, '14:02:11 Put Bucket Policy');
    assert.match(item.spoken, /PutBucketPolicy|Put Bucket Policy, invoices-2026 · changed by deploy-bot/);
  });

  it('tells all of it in the tooltip, escaped', () => {
    const resources = [{ ...bucket, title: '[x](command:evil)' }];
    const tooltip = eventTooltip({ ...changed, resources, actor: '**root**' }, now, t);
    for (const part of ['PutBucketPolicy', '2 min ago', '3 s later', 'Created or changed', '203', 'e\\-17', 'prod']) {
      assert.ok(tooltip.includes(part), part);
    }
    assert.doesNotMatch(tooltip, /\]\(command/);
    assert.match(tooltip, /Who: \\\*\\\*root\\\*\\\*/);
  });

  it('names no more resources in the tooltip than can be read', () => {
    const resources = Array.from({ length: 40 }, (_, index) => ({ ...bucket, title: `bucket ${index}` }));
    const tooltip = eventTooltip({ ...changed, resources }, now, t);
    assert.equal(tooltip.match(/bucket \d/g)?.length, 10);
    assert.match(tooltip, /30 more/);
  });
});

function onlyNode(event: EventView): ReturnType<typeof eventNodes>[number] {
  const [node] = eventNodes({ events: [event], next: null }, open, 0, now, t);
  return node ?? assert.fail();
}

describe('the list of events', () => {
  const events = [19, 18, 17].map((id) => ({ ...changed, id }));
  const ids = (nodes: ReturnType<typeof eventNodes>) => nodes.map(({ id }) => id);

  it('ends with a way to older ones', () => {
    assert.deepEqual(ids(eventNodes({ events, next: 17 }, open, 0, now, t)), [
      'event/19',
      'event/18',
      'event/17',
      'more/17',
    ]);
    assert.deepEqual(ids(eventNodes({ events, next: null }, open, 0, now, t)), ['event/19', 'event/18', 'event/17']);
  });

  it('hides what was cleared away, and offers no older ones then', () => {
    const part = { clearedUpTo: 18, pausedAt: null };
    assert.deepEqual(ids(eventNodes({ events, next: 17 }, part, 0, now, t)), ['event/19']);
  });

  it('shows nothing that came in after it was paused', () => {
    const part = { clearedUpTo: 0, pausedAt: 17 };
    assert.deepEqual(ids(eventNodes({ events, next: null }, part, 0, now, t)), ['event/17']);
  });

  it('grows to some thousand rows and no further', () => {
    const nodes = eventNodes({ events, next: 17 }, open, 1998, now, t);
    assert.equal(nodes.at(-1)?.kind, 'message');
    assert.match(nodes.at(-1)?.label ?? '', /newest 2,000 events/);
  });

  it('asks again at a click where it could not be read', () => {
    const node = { ...onlyNode(changed), kind: 'message', command: 'retry' } as const;
    assert.deepEqual(eventItem(node).click, { kind: 'command', command: 'panther.events.refresh' });
  });
});

describe('the filter of events', () => {
  it('is none when all of it is empty, whatever is switched on', () => {
    assert.equal(
      isFiltered({ accountIds: [], services: [], actor: ' ', text: '', reads: true, failures: true }),
      false,
    );
    assert.equal(isFiltered({ resource: key }), true);
    assert.deepEqual(trimmedFilter({ accountIds: [], services: [], actor: ' ', text: ' x ', reads: true }), {
      text: 'x',
      reads: true,
    });
    assert.deepEqual(switchesOf({ text: 'x', reads: true, failures: false }), { reads: true });
  });

  it('is told in words', () => {
    const filter = { text: 'policy', accountIds: ['123456789012'], services: ['s3', 'iam'], actor: 'alice' };
    const nameOf = (id: string) => (id === key.accountId ? 'Payments' : id);
    assert.equal(eventFilterText(filter, nameOf, t), 'Filter: "policy", Payments, s3 | iam, by alice');
    assert.equal(eventFilterText({ resource: key }, nameOf, t), 'Filter: invoices-2026');
  });

  it('is read back as far as it is one', () => {
    assert.deepEqual(toEventFilter('x'), {});
    assert.deepEqual(toEventFilter({ text: 7, accountIds: 'x', services: ['s3'], resource: {}, reads: 'yes' }), {
      services: ['s3'],
    });
    assert.deepEqual(toEventFilter({ resource: key, failures: true }), { resource: key, failures: true });
  });
});

const live: EventsStatus = {
  state: 'live',
  reason: null,
  lagMs: 3000,
  eventsPerMinute: 12.4,
  pending: 0,
  deadLetters: 0,
  heartbeats: [],
};

describe('the state of Live Events', () => {
  const calm = { status: live, waiting: null, filter: null };

  it('stands beside the title', () => {
    assert.equal(stateWords(null, t), null);
    assert.equal(stateWords(live, t), 'live · 12/min');
    assert.equal(stateWords({ ...live, eventsPerMinute: 0 }, t), 'live');
    assert.equal(stateWords({ ...live, state: 'lagging', lagMs: 240_000 }, t), '4 min behind · 12/min');
    assert.equal(stateWords({ ...live, state: 'broken' }, t), 'not connected');
    assert.equal(stateWords({ ...live, state: 'off' }, t), 'off');
  });

  it('says above the list why something is wrong, and nothing when all is well', () => {
    assert.equal(stateMessage(calm, false, t), '');
    const broken = { ...live, state: 'broken', reason: 'The queue panther-events does not exist' } as const;
    assert.equal(stateMessage({ ...calm, status: broken }, true, t), 'The queue panther-events does not exist.');
    assert.match(stateMessage({ ...calm, status: { ...live, deadLetters: 2 } }, false, t), /^2 messages could not/);
  });

  it('counts what came in while it is paused', () => {
    const text = (count: number, more = false) => stateMessage({ ...calm, waiting: { count, more } }, false, t);
    assert.equal(text(0), 'Paused. Nothing came in since.');
    assert.equal(text(1), 'Paused. 1 event came in since.');
    assert.equal(text(12), 'Paused. 12 events came in since.');
    assert.equal(text(100, true), 'Paused. More than 100 events came in since.');
  });

  it('leaves it to the welcome to speak of the filter where nothing matches', () => {
    const filtered = { ...calm, filter: 'Filter: "x"' };
    assert.equal(stateMessage(filtered, false, t), 'Filter: "x"');
    assert.equal(stateMessage(filtered, true, t), '');
  });
});

describe('the record of an event', () => {
  it('has an address that holds its id and nothing of the record', () => {
    const parts = eventParts(changed, now);
    assert.equal(parts.path, '/17/PutBucketPolicy 14:02:11.json');
    assert.equal(eventIdOf(parts), 17);
    assert.equal(eventParts({ ...changed, eventName: '../../x' }, now).path, '/17/..-..-x 14:02:11.json');
    assert.equal(eventIdOf({ ...parts, path: '/x/y.json' }), null);
    assert.equal(eventIdOf({ ...parts, scheme: 'file' }), null);
  });

  it('leads to the resources, their history, and the id', () => {
    const actions = eventLensActions({ ...changed, resources: [bucket, allRules] }, t);
    assert.deepEqual(
      actions.map(({ command, title, rest }) => [command, title, ...rest]),
      [
        ['panther.resource.open', 'invoices-2026', key],
        ['panther.resource.history', 'History', key],
        ['panther.event.copyId', 'Copy event id', 'e-17'],
      ],
    );
    const many = eventLensActions({ ...changed, resources: Array.from({ length: 9 }, () => bucket) }, t);
    assert.equal(many.length, 7);
  });
});

describe('what is told without being asked', () => {
  it('is what changes something, not what reads, fails or is nobody’s', () => {
    assert.equal(isChange(changed), true);
    assert.equal(isChange({ ...changed, result: 'pending' }), true);
    assert.equal(isChange({ ...changed, result: 'read' }), false);
    assert.equal(isChange({ ...changed, result: 'unchanged' }), false);
    assert.equal(isChange({ ...changed, errorCode: 'AccessDenied' }), false);
    assert.equal(isChange({ ...changed, resources: [] }), false);
  });

  it('is of the types and labels that were chosen', () => {
    assert.equal(isWanted(changed, ['AWS.S3.*']), true);
    assert.equal(isWanted(changed, ['aws.s3.bucket']), true);
    assert.equal(isWanted(changed, ['PROD']), true);
    assert.equal(isWanted(changed, ['AWS.*.Bu*et']), true);
    assert.equal(isWanted(changed, ['*']), true);
    assert.equal(isWanted(changed, ['AWS.IAM.*', 'test', '', 'AWS.S3', 'AWS.S3.Buck*ket']), false);
  });

  it('is one line for all that came at once', () => {
    assert.equal(newsText([changed], t), 'PutBucketPolicy on invoices-2026 in Payments by deploy-bot');
    assert.match(newsText([changed, changed], t), /, and 1 more change$/);
    assert.match(newsText([changed, changed, changed], t), /, and 2 more changes$/);
  });
});
