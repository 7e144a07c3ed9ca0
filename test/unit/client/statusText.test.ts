import assert from 'node:assert/strict';
import { type StatusInput, statusText } from '../../../client/src/statusBar/statusText.ts';
import type { AccountsView } from '../../../server/src/protocol/accounts.ts';
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
  problem: null,
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

  it('says when the server is gone', () => {
    const status = statusText({ ...calm, server: 'failed' }, t);
    assert.equal(status?.text, '$(error) Panther stopped');
    assert.equal(status?.severity, 'error');
  });
});
