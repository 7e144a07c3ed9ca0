import assert from 'node:assert/strict';
import { type StatusInput, statusText } from '../../../client/src/statusBar/statusText.ts';
import type { AccountsView } from '../../../server/src/protocol/accounts.ts';
import type { EventsStatus } from '../../../server/src/protocol/events.ts';
import { t } from './support.ts';

function accounts(count: number, problem: AccountsView['problem'] = null): AccountsView {
  const account = {
    name: 'Payments',
    label: 'prod',
    realTime: false,
    remediation: false,
    regions: ['*'],
    ignore: { regions: [], types: [], resources: [] },
    enabled: true,
  };
  const list = Array.from({ length: count }, (_, index) => ({ ...account, id: `12345678901${index}` }));
  return { path: 'accounts.yaml', exists: true, problem, master: null, accounts: list };
}

const calm: StatusInput = {
  server: 'running',
  accounts: accounts(3),
  activity: { scans: [] },
  attention: 0,
  signIns: [],
  resources: 1934,
  events: null,
  problem: null,
};

const live: EventsStatus = {
  state: 'live',
  reason: null,
  lagMs: 3000,
  eventsPerMinute: 12,
  pending: 2,
  deadLetters: 0,
  heartbeats: [],
};

describe('the status bar', () => {
  it('shows nothing before there are accounts', () => {
    assert.equal(statusText({ ...calm, accounts: null }, t), null);
    assert.equal(statusText({ ...calm, accounts: accounts(0) }, t), null);
  });

  it('counts the accounts', () => {
    assert.equal(statusText(calm, t)?.text, '$(shield) 3 accounts');
    assert.equal(statusText({ ...calm, accounts: accounts(1) }, t)?.text, '$(shield) 1 account');
    assert.equal(statusText(calm, t)?.tooltip, '3 AWS accounts, 1,934 resources');
  });

  it('shows how far the scans are', () => {
    const scans = [
      { accountId: '1', name: 'Payments', done: 40, total: 50, found: 1200, secondsLeft: 3 },
      { accountId: '2', name: 'Dev', done: 21, total: 50, found: 34, secondsLeft: 8 },
    ];
    const status = statusText({ ...calm, activity: { scans } }, t);
    assert.equal(status?.text, '$(sync~spin) scanning 61 %');
    assert.match(status?.tooltip ?? '', /Payments, Dev .*1,234 resources found .*8\.0 s left/);
  });

  it('says how many accounts need attention', () => {
    assert.equal(statusText({ ...calm, attention: 1 }, t)?.text, '$(warning) 1 account needs attention');
    assert.equal(statusText({ ...calm, attention: 2 }, t)?.text, '$(warning) 2 accounts need attention');
  });

  it('asks for sign-ins before all else that needs attention', () => {
    const signIns = ['Expired. Run: aws sso login --profile $(x).'];
    const one = statusText({ ...calm, attention: 3, signIns }, t);
    assert.equal(one?.text, '$(warning) 1 sign-in needed');
    assert.equal(one?.tooltip, 'Expired. Run: aws sso login --profile \\$(x).');
    assert.equal(statusText({ ...calm, signIns: [...signIns, 'Another.'] }, t)?.text, '$(warning) 2 sign-ins needed');
  });

  it('names the line of a broken accounts file', () => {
    const broken = accounts(0, { message: 'a tab at $(x)', line: 7, column: 1 });
    const status = statusText({ ...calm, accounts: broken }, t);
    assert.equal(status?.text, '$(warning) accounts file, line 7');
    assert.equal(status?.tooltip, 'a tab at \\$(x)');
  });

  it('says that real time is live, and how much it lags', () => {
    const shown = statusText({ ...calm, events: live }, t);
    assert.equal(shown?.text, '$(pulse) 3 accounts · live');
    assert.equal(shown?.about, 'events');
    assert.match(shown?.tooltip ?? '', /^3 AWS accounts.*\n.*after 3 s\.\n12 events a minute\.\n2 resources/s);
    const late = { ...live, state: 'lagging', lagMs: 240_000, reason: 'The queue has $(x) a backlog.' } as const;
    assert.equal(statusText({ ...calm, events: late }, t)?.text, '$(pulse) 3 accounts · 4 min behind');
    assert.match(statusText({ ...calm, events: late }, t)?.tooltip ?? '', /\\\$\(x\) a backlog/);
  });

  it('says why real time does not work, before what can wait', () => {
    const broken = { ...live, state: 'broken', reason: 'The queue does not exist. Deploy $(x).' } as const;
    const shown = statusText({ ...calm, attention: 2, events: broken }, t);
    assert.equal(shown?.text, '$(warning) 3 accounts · real time broken');
    assert.equal(shown?.tooltip, 'The queue does not exist. Deploy \\$(x).\n3 AWS accounts, 1,934 resources');
    assert.equal(
      statusText({ ...calm, events: { ...live, state: 'gap' } }, t)?.text,
      '$(warning) 3 accounts · events missing',
    );
    const signIns = ['Expired.'];
    assert.equal(statusText({ ...calm, signIns, events: broken }, t)?.text, '$(warning) 1 sign-in needed');
  });

  it('says nothing of real time that is off, or begins', () => {
    for (const state of ['off', 'starting'] as const) {
      assert.equal(statusText({ ...calm, events: { ...live, state } }, t)?.text, '$(shield) 3 accounts');
    }
  });

  it('says when the server is gone', () => {
    const status = statusText({ ...calm, server: 'failed' }, t);
    assert.equal(status?.text, '$(error) Panther stopped');
    assert.equal(status?.severity, 'error');
  });
});
