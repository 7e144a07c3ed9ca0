import assert from 'node:assert/strict';
import { lensActions } from '../../../client/src/documents/lensActions.ts';
import { datedVersionParts, versionOf, versionParts } from '../../../client/src/documents/versionUri.ts';
import {
  changeLine,
  changeTitle,
  changeTooltip,
  countsText,
  exactTime,
  whoLine,
} from '../../../client/src/flows/historyText.ts';
import { changesItem } from '../../../client/src/views/changes/item.ts';
import type { ChangesNode, ChangeView } from '../../../server/src/protocol/history.ts';
import { t } from './support.ts';

const key = {
  accountId: '123456789012',
  region: 'us-east-1',
  type: 'AWS.S3.Bucket',
  resourceId: 'arn:aws:s3:::invoices-2026',
} as const;

const now = new Date(2026, 10, 23, 15, 0, 0).getTime();

const scanned: ChangeView = {
  id: 17,
  key,
  title: 'invoices-2026',
  typeLabel: 'S3 buckets',
  icon: 'database',
  accountName: 'Payments',
  at: new Date(2026, 10, 23, 14, 2, 13).getTime(),
  previousAt: new Date(2026, 10, 23, 14, 1, 58).getTime(),
  kind: 'modified',
  summary: 'Policy added',
  scanned: true,
  cause: null,
};

const caused: ChangeView = {
  ...scanned,
  cause: { actor: 'deploy-bot', sourceIp: '203.0.113.7', eventName: 'PutBucketPolicy', eventId: 'e-1', at: now },
};

describe('the title of a change', () => {
  it('tells from when to when, and who did it where that is known', () => {
    assert.equal(changeTitle(caused, now, t), 'invoices-2026 (14:01:58 ↔ 14:02:13) PutBucketPolicy by deploy-bot');
    assert.equal(changeTitle(scanned, now, t), 'invoices-2026 (14:01:58 ↔ 14:02:13)');
  });

  it('has the date of what was not today, and says what there is no time for', () => {
    const dayBefore = new Date(2026, 10, 22, 23, 59, 9).getTime();
    assert.equal(
      changeTitle({ ...scanned, previousAt: dayBefore }, now, t),
      'invoices-2026 (2026-11-22 23:59:09 ↔ 14:02:13)',
    );
    assert.equal(changeTitle({ ...scanned, previousAt: null }, now, t), 'invoices-2026 (before ↔ 14:02:13)');
    assert.equal(changeTitle({ ...scanned, kind: 'created' }, now, t), 'invoices-2026 (new 14:02:13)');
    assert.equal(
      changeTitle({ ...caused, kind: 'deleted' }, now, t),
      'invoices-2026 (deleted 14:02:13) PutBucketPolicy by deploy-bot',
    );
    assert.equal(exactTime(new Date(2025, 0, 2, 3, 4, 5).getTime(), now), '2025-01-02 03:04:05');
  });
});

describe('a change in a list', () => {
  it('says in words what happened, when, by whom and how', () => {
    assert.deepEqual(changeLine(caused, now, t), {
      label: '$(diff-modified) Changed · 57 min ago',
      description: 'PutBucketPolicy by deploy-bot from 203.0.113.7',
      detail: '14:02:13 · Policy added',
    });
    assert.equal(changeLine(scanned, now, t).description, 'found by a scan');
    const longAgo = changeLine({ ...scanned, kind: 'deleted' }, now + 40 * 86_400_000, t);
    assert.equal(longAgo.label, '$(diff-removed) Deleted · 2026-11-23 14:02:13');
  });

  it('lets no text from AWS become an icon or a second line', () => {
    const evil = { ...caused, summary: '$(error) a\nb', cause: { ...caused.cause, actor: '$(bug)\u202e' } };
    const line = changeLine(evil as ChangeView, now, t);
    assert.doesNotMatch(`${line.description}${line.detail}`, /[^\\]\$\(|\n|\u202e/);
  });

  it('has all that is known of it in its tooltip, escaped', () => {
    const text = changeTooltip({ ...caused, title: '[x](command:y)' }, now, t);
    assert.match(text, /203\\\.0\\\.113\\\.7/);
    assert.match(text, /Event: e\\-1/);
    assert.doesNotMatch(text, /[^\\]\]\(/);
    assert.doesNotMatch(changeTooltip(scanned, now, t), /Event|From/);
  });
});

describe('an item of Changes', () => {
  const base = { id: 'x', label: 'l', description: 'd', icon: 'cloud', tone: 'normal', expandable: false } as const;

  it('compares at a click', () => {
    const node: ChangesNode = { ...base, kind: 'change', key, change: scanned };
    const item = changesItem(node);
    assert.deepEqual(item.click, { kind: 'command', command: 'panther.change.open' });
    assert.equal(item.contextValue, 'change;modified');
    assert.equal(item.tooltip, null);
  });

  it('tells menus what a group is, and loads more at a click', () => {
    const counts = { created: 1, modified: 0, deleted: 0 };
    const group: ChangesNode = { ...base, kind: 'changeGroup', accountId: null, counts };
    assert.equal(changesItem(group).contextValue, 'changeGroup;other');
    assert.equal(changesItem({ ...group, accountId: '1' }).contextValue, 'changeGroup;account');
    const more: ChangesNode = { ...base, kind: 'more', parent: '', offset: '1.2' };
    assert.deepEqual(changesItem(more).click, { kind: 'command', command: 'panther.node.more' });
  });

  it('counts in words, and says nothing of nothing', () => {
    assert.equal(countsText({ created: 12, modified: 1190, deleted: 2 }, t), '12 new · 1,190 changed · 2 deleted');
    assert.equal(countsText({ created: 0, modified: 1, deleted: 0 }, t), '1 changed');
    assert.equal(countsText({ created: 0, modified: 0, deleted: 0 }, t), null);
  });
});

describe('the address of a version', () => {
  for (const version of [
    { change: 17, side: 'before' },
    { change: 1, side: 'after' },
    { change: null, side: 'before' },
  ] as const) {
    it(`holds which one it is: ${version.side} ${version.change}`, () => {
      const parts = versionParts({ key, version });
      assert.deepEqual(versionOf(parts), { key, version });
      assert.equal(parts.path, '/123456789012/us-east-1/AWS.S3.Bucket/invoices-2026.json');
    });
  }

  it('may say when it was, in its name, and is the same', () => {
    const version = { key, version: { change: 3, side: 'after' } } as const;
    const parts = datedVersionParts(version, 'until 2026-11-23 14:02:13/..');
    assert.match(parts.path, /\/invoices-2026 \(until\.2026-11-23\.14\.02\.13\.\)\.json$/);
    assert.deepEqual(versionOf(parts), version);
  });

  it('is refused when it is another', () => {
    const { scheme, path, query } = versionParts({ key, version: { change: 1, side: 'after' } });
    assert.equal(versionOf({ scheme: 'panther-resource', path, query }), null);
    assert.equal(versionOf({ scheme, path: '/1/r', query }), null);
    for (const which of ['', 'after-1', 'after-1 ', 'after-x arn', 'later-1 arn', 'after--1 arn', 'arn']) {
      assert.equal(versionOf({ scheme, path, query: which }), null, which);
    }
  });
});

describe('the actions above a document', () => {
  it('begin with its history, which is counted where that is known', () => {
    assert.deepEqual(
      lensActions(1234, t).map(({ title }) => title),
      ['History (1,234)', 'Compare with yesterday', 'Open in console', 'Go to template', 'Rescan', 'Copy ARN'],
    );
    assert.equal(lensActions(null, t)[0]?.title, 'History');
    assert.deepEqual(lensActions(1, t)[1]?.rest, [undefined, 'yesterday']);
  });
});

describe('who changed a resource', () => {
  it('is told with when, from where and by which event', () => {
    const line = whoLine(caused, now, t);
    assert.equal(line.label, '$(diff-modified) deploy-bot');
    assert.equal(line.description, 'just now · 15:00:00');
    assert.equal(line.detail, 'PutBucketPolicy · from 203.0.113.7 · Policy added');
  });

  it('is not known of what a scan found', () => {
    const line = whoLine(scanned, now, t);
    assert.equal(line.label, '$(diff-modified) Not known: found by a scan');
    assert.equal(line.description, '57 min ago · 14:02:13');
  });
});
