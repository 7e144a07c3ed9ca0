import assert from 'node:assert/strict';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { openStore } from '../../server/src/adapters/store/store.ts';
import { bucket } from '../../server/src/core/catalog/s3.ts';
import type { FailureData } from '../../server/src/protocol/failure.ts';
import {
  type ChangesNode,
  type ChangesPlace,
  type ChangesWindow,
  changesChildren,
  compareVersions,
  countChanges,
  countHistory,
  getChangesWindow,
  getHistory,
  getVersion,
} from '../../server/src/protocol/history.ts';
import { findResources } from '../../server/src/protocol/resources.ts';
import { sampleBuckets } from '../support/sampleData.ts';
import { hour, makeSampleHistory } from '../support/sampleHistory.ts';
import { makeHome, openServer, type TestServer, useServers } from './support/testServer.ts';

const now = Date.now();
const payments = '123456789012';

function keyOf(name: string, region: string) {
  return { accountId: payments, region, type: 'AWS.S3.Bucket', resourceId: `arn:aws:s3:::${name}` } as const;
}

const invoices = keyOf('invoices-2026', 'us-east-1');
const old = keyOf('old', 'eu-west-1');

describe('history over the wire', () => {
  useServers();

  async function open(): Promise<TestServer> {
    const home = await makeHome();
    await makeSampleHistory(home, now);
    return openServer({ home, overrides: { catalog: [bucket] } });
  }

  const windowOf = (server: TestServer, since: string, accountIds: readonly string[] | null = null) =>
    server.request(getChangesWindow, { since, until: null, accountIds });

  const refused = (code: number, message: RegExp, data?: Partial<FailureData>) => (error: unknown) => {
    assert.ok(error instanceof ResponseError);
    assert.equal(error.code, code);
    assert.match(error.message, message);
    for (const [field, value] of Object.entries(data ?? {})) {
      assert.equal((error.data as Readonly<Record<string, unknown>>)[field], value);
    }
    return true;
  };

  it('tells what changed in a resource, when, how and by whom', async () => {
    const server = await open();
    const { title, total, changes, next, deletedAt } = await server.request(getHistory, {
      key: invoices,
      before: null,
    });
    assert.deepEqual([title, total, next, deletedAt], ['invoices-2026', 3, null, null]);
    assert.deepEqual(
      changes.map(({ at, previousAt, kind, summary, cause }) => [at, previousAt, kind, summary, cause?.actor]),
      [
        [now - 2 * hour, now - 50 * hour, 'modified', 'Versioning Suspended → Enabled', undefined],
        [now - 50 * hour, now - 72 * hour, 'modified', 'Versioning Enabled → Suspended', 'deploy-bot'],
        [now - 72 * hour, null, 'created', 'new', undefined],
      ],
    );
    assert.deepEqual(await server.request(countHistory, invoices), { count: 3 });
    const older = await server.request(getHistory, { key: invoices, before: changes[1]?.id ?? 0 });
    assert.deepEqual(
      older.changes.map(({ kind }) => kind),
      ['created'],
    );
  });

  it('gives the documents before and after a change, and nothing where there was none', async () => {
    const server = await open();
    const { changes } = await server.request(getHistory, { key: invoices, before: null });
    const [newest, , first] = changes.map(({ id }) => id);
    const document = (change: number | undefined, side: 'before' | 'after') =>
      server.request(getVersion, { key: invoices, version: { change: change ?? 0, side } });
    assert.match((await document(newest, 'before')).text, /"Versioning": "Suspended"/);
    assert.match((await document(newest, 'after')).text, /"Versioning": "Enabled"/);
    assert.deepEqual(await document(first, 'before'), { title: 'invoices-2026', state: 'absent', text: '' });
    assert.deepEqual(await document(9999, 'after'), { title: 'invoices-2026', state: 'forgotten', text: '' });
  });

  it('still has what was deleted', async () => {
    const server = await open();
    const { deletedAt, changes } = await server.request(getHistory, { key: old, before: null });
    assert.equal(deletedAt, now - 10 * hour);
    const version = { change: changes[0]?.id ?? 0, side: 'before' } as const;
    assert.match((await server.request(getVersion, { key: old, version })).text, /arn:aws:s3:::old/);
  });

  it('compares moments, and says whether anything differs', async () => {
    const server = await open();
    const compare = async (from: string | null, to: string | null) => {
      const result = await server.request(compareVersions, {
        from: { key: invoices, when: from },
        to: { key: invoices, when: to },
      });
      return [result.from.state, result.from.at, result.to.at, result.same];
    };
    assert.deepEqual(await compare('yesterday', 'now'), ['exists', now - 50 * hour, now - 2 * hour, false]);
    assert.deepEqual(await compare('1h', 'now'), ['exists', now - 2 * hour, now - 2 * hour, true]);
    assert.deepEqual(await compare('last-scan', null), ['exists', now - 50 * hour, now - 2 * hour, false]);
    assert.deepEqual(await compare(null, null), ['exists', now - 50 * hour, now - 2 * hour, false]);
    assert.deepEqual(await compare('80h', 'now'), ['absent', null, now - 2 * hour, false]);
  });

  it('compares a resource with another one of its type', async () => {
    const server = await open();
    const found = await server.request(findResources, { text: 'receipts', limit: 5, type: 'AWS.S3.Bucket' });
    const [receipts] = found.map(({ key }) => key);
    assert.ok(receipts);
    assert.deepEqual(await server.request(findResources, { text: '', limit: 5, type: 'AWS.KMS.Key' }), []);
    const points = { from: { key: invoices, when: 'now' }, to: { key: receipts, when: 'now' } };
    const { from, to, same } = await server.request(compareVersions, points);
    assert.deepEqual([from.title, to.title, same], ['invoices-2026', 'receipts-2026', false]);
  });

  describe('of everything', () => {
    const lines = (nodes: readonly ChangesNode[]) => nodes.map(({ label, description }) => `${label} | ${description}`);
    const place = (window: ChangesWindow, parts: Partial<ChangesPlace> = {}): ChangesPlace => ({
      window,
      groupBy: ['account', 'region', 'type'],
      parent: null,
      after: '',
      ...parts,
    });

    it('is counted, and grouped down to the changes', async () => {
      const server = await open();
      const window = await windowOf(server, '7d');
      assert.deepEqual(await server.request(countChanges, { window }), { created: 4, modified: 3, deleted: 1 });
      const accounts = await server.request(changesChildren, place(window));
      assert.deepEqual(lines(accounts), ['123456789012 | 3 new · 3 changed · 1 deleted', '222233334444 | 1 new']);
      const regions = await server.request(changesChildren, place(window, { parent: accounts[0]?.id ?? '' }));
      assert.deepEqual(lines(regions), ['eu-west-1 | 2 new · 1 changed · 1 deleted', 'us-east-1 | 1 new · 2 changed']);
      const types = await server.request(changesChildren, place(window, { parent: regions[1]?.id ?? '' }));
      assert.deepEqual(lines(types), ['S3 buckets | 1 new · 2 changed']);
      const changes = await server.request(changesChildren, place(window, { parent: types[0]?.id ?? '' }));
      assert.deepEqual(lines(changes), [
        'invoices-2026 | 2 h ago · changed: Versioning Suspended → Enabled',
        'invoices-2026 | 2 d ago · changed: Versioning Enabled → Suspended · PutBucketVersioning · by deploy-bot',
        'invoices-2026 | 3 d ago · new',
      ]);
      assert.deepEqual(
        changes.map(({ kind, icon }) => [kind, icon]),
        [
          ['change', 'diff-modified'],
          ['change', 'diff-modified'],
          ['change', 'diff-added'],
        ],
      );
    });

    it('is one list too, that says where each change was', async () => {
      const server = await open();
      const window = await windowOf(server, 'yesterday');
      const nodes = await server.request(changesChildren, place(window, { groupBy: [] }));
      assert.deepEqual(lines(nodes), [
        'invoices-2026 | 2 h ago · changed: Versioning Suspended → Enabled · S3 buckets · 123456789012 · us-east-1',
        'old | 10 h ago · deleted · S3 buckets · 123456789012 · eu-west-1',
        'old | 20 h ago · new · S3 buckets · 123456789012 · eu-west-1',
      ]);
    });

    it('is since the last scan of each account, or of the ones that are asked for', async () => {
      const server = await open();
      const window = await windowOf(server, 'last-scan');
      assert.deepEqual(Object.keys(window.sinceOf ?? {}), [payments, '222233334444']);
      assert.deepEqual(await server.request(countChanges, { window }), { created: 0, modified: 1, deleted: 0 });
      const other = await windowOf(server, 'last-scan', ['222233334444']);
      assert.deepEqual(await server.request(countChanges, { window: other }), { created: 0, modified: 0, deleted: 0 });
      assert.deepEqual(await server.request(changesChildren, place(other, { groupBy: ['region'] })), []);
    });

    it('comes in pages that do not change while they are read', async () => {
      const home = await makeHome();
      await makeSampleHistory(home, now);
      const server = await openServer({ home });
      const window = await windowOf(server, '7d');
      let time = now - 60 * hour;
      const store = await openStore({
        file: `${home}/inventory.db`,
        clock: { now: () => time, delay: () => Promise.resolve(), after: () => () => undefined },
      });
      const [sample] = sampleBuckets;
      assert.ok(sample);
      const many = Array.from({ length: 230 }, (_, index) => ({ ...sample, resourceId: `arn:aws:s3:::many-${index}` }));
      await store.writeResources(null, many, []);
      const ids: string[] = [];
      let after: string | null = '';
      while (after !== null) {
        const nodes: readonly ChangesNode[] = await server.request(
          changesChildren,
          place(window, { groupBy: [], after }),
        );
        const last = nodes.at(-1);
        ids.push(...nodes.filter(({ kind }) => kind === 'change').map(({ id }) => id));
        after = last?.kind === 'more' ? last.offset : null;
        time = now + hour;
        await store.writeResources(null, [{ ...sample, resourceId: `arn:aws:s3:::later-${ids.length}` }], []);
      }
      await store.close();
      assert.equal(ids.length, 238);
      assert.equal(new Set(ids).size, 238);
    });
  });

  it('refuses in words what is no time, what never was, and what is not of the protocol', async () => {
    const server = await open();
    const failed = LSPErrorCodes.RequestFailed;
    await assert.rejects(
      windowOf(server, 'whenever'),
      refused(failed, /^This is no time: whenever/, { code: 'BAD_INPUT' }),
    );
    await assert.rejects(
      windowOf(server, 'last-scan', ['999999999999']),
      refused(failed, /^No scan/, { code: 'NOT_FOUND' }),
    );
    const never = { ...invoices, resourceId: 'arn:aws:s3:::never' };
    await assert.rejects(server.request(getHistory, { key: never, before: null }), refused(failed, /no history/));
    const window = await windowOf(server, '7d');
    for (const after of ['1', 'x.y', '1.2.3', '-1.2']) {
      await assert.rejects(
        server.request(changesChildren, { window, groupBy: [], parent: null, after }),
        refused(ErrorCodes.InvalidParams, /mark of a page/),
      );
    }
    await assert.rejects(
      server.request(getVersion, { key: invoices, version: { change: -1, side: 'after' } }),
      refused(ErrorCodes.InvalidParams, /change/),
    );
  });
});
