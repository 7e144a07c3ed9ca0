import assert from 'node:assert/strict';
import { changesWindow } from '../../../server/src/app/history/changesWindow.ts';
import { compareVersions } from '../../../server/src/app/history/compareVersions.ts';
import { bucket, type Estate, hour, now, openEstate, payments, security } from '../tree/estate.ts';

describe('times that people give', () => {
  let estate: Estate;
  beforeEach(async () => {
    estate = await openEstate();
  });
  afterEach(() => estate.close());

  const scanned = async (accountId: string, startedAt: number) => {
    const id = `${accountId} ${startedAt}`;
    const scan = { id, accountId, kind: 'user', whole: true, status: 'running', startedAt, finishedAt: null } as const;
    await estate.ctx.store.beginScan(scan);
    await estate.ctx.store.finishScan(id, 'done', startedAt + 1);
  };

  it('name a change by the second that it was shown with, and by its very moment', async () => {
    const changedAt = now - hour + 876;
    for (const [Versioning, observedAt] of [
      ['Suspended', now - 2 * hour],
      ['Enabled', changedAt],
    ] as const) {
      await estate.observe([bucket('invoices', { attributes: { Versioning }, observedAt })]);
    }
    const key = bucket('invoices');
    const compared = async (from: string, to: string) => {
      const versions = await compareVersions(estate.ctx, { from: { key, when: from }, to: { key, when: to } });
      return [versions.from.at, versions.to.at];
    };
    const moment = new Date(changedAt).toISOString();
    const shown = `${moment.slice(0, 19)}Z`;
    const before = now - 2 * hour;
    assert.deepEqual(await compared('90m', shown), [before, changedAt]);
    assert.deepEqual(await compared('90m', moment), [before, changedAt]);
    assert.deepEqual(await compared(shown, 'now'), [changedAt, changedAt]);
    assert.deepEqual(await compared(new Date(changedAt - 1).toISOString(), 'now'), [before, changedAt]);
    const window = await changesWindow(estate.ctx, { since: '2h', until: shown, accountIds: null });
    assert.ok(changedAt < window.until);
  });

  it('end with the day, where a day is the later one', async () => {
    await estate.observe([bucket('invoices', { observedAt: now - 2 * hour })]);
    const key = bucket('invoices');
    const today = new Date(now);
    const parts = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
    const date = parts.map((part) => String(part).padStart(2, '0')).join('-');
    const { from, to } = await compareVersions(estate.ctx, {
      from: { key, when: date },
      to: { key, when: date },
    });
    assert.deepEqual([from.state, to.state], ['absent', 'exists']);
  });

  it('end with the last scan of the accounts that are asked for', async () => {
    await scanned(payments.id, now - hour);
    await scanned(security.id, now - 50 * hour);
    const ended = async (accountIds: readonly string[] | null) =>
      (await changesWindow(estate.ctx, { since: '9d', until: 'last-scan', accountIds })).until;
    assert.equal(await ended([payments.id]), now - hour);
    assert.equal(await ended(null), now - 50 * hour);
  });
});
