import assert from 'node:assert/strict';
import { accountOf, accountsOf } from '../../../server/src/cli/accountChoice.ts';
import { collect } from '../../../server/src/cli/help.ts';
import { coverageOf } from '../../../server/src/cli/scan/coverage.ts';
import { closingLine, exitCodeOf } from '../../../server/src/cli/scan/summary.ts';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import type { CellStatus, Outcome } from '../../../server/src/core/scan/cell.ts';
import type { AccountScanSummary } from '../../../server/src/protocol/scan.ts';

function account(id: string, name: string): Account {
  return {
    id,
    name,
    label: 'prod',
    realTime: false,
    remediation: false,
    regions: ['*'],
    ignore: { regions: [], types: [], resources: [] },
    enabled: true,
  };
}

const payments = account('123456789012', 'Payments');
const sandbox = account('333344445555', 'Sandbox');
const other = account('222233334444', 'Sandbox');

describe('choosing accounts', () => {
  it('goes by id, or by name in any case', () => {
    assert.equal(accountOf([payments, sandbox], '333344445555'), sandbox);
    assert.equal(accountOf([payments, sandbox], 'payments'), payments);
  });

  it('refuses an unknown word and says what there is', () => {
    assert.throws(() => accountOf([payments], 'x'), { code: 'NOT_FOUND', message: /: x$/ });
    assert.throws(() => accountOf([], 'x'), { fields: { hint: 'Add one: panther-scan accounts add.' } });
  });

  it('refuses a name that several have', () => {
    assert.throws(() => accountOf([sandbox, other], 'sandbox'), {
      code: 'BAD_INPUT',
      fields: { hint: 'Give the id instead: 333344445555, 222233334444.' },
    });
  });

  it('takes each account once', () => {
    assert.deepEqual(accountsOf([payments], ['Payments', '123456789012']), [payments]);
  });
});

describe('options that may be repeated', () => {
  it('take several values, with commas or one by one', () => {
    assert.deepEqual(collect('c', collect('a, b,')), ['a', 'b', 'c']);
  });
});

function summary(fields: Partial<AccountScanSummary>): AccountScanSummary {
  return {
    accountId: payments.id,
    name: payments.name,
    label: payments.label,
    scanId: 's',
    problem: null,
    hint: null,
    cancelled: false,
    resources: 1204,
    created: 12,
    modified: 3,
    deleted: 1,
    incomplete: 0,
    regions: 17,
    cells: { ok: 90, denied: 0, unsupported: 2, throttled: 0, failed: 0, cancelled: 0 },
    seconds: 8.1,
    ...fields,
  };
}

const denied = { ok: 90, denied: 14, unsupported: 2, throttled: 0, failed: 0, cancelled: 0 };

describe('the end of a scan', () => {
  it('is one line that says what to do about denied cells', () => {
    assert.equal(
      closingLine({ accounts: [summary({ cells: denied })], seconds: 11.4 }),
      '1,204 resources (+12 new, 3 changed, 1 gone) in 11.4 s. 14 cells were denied: panther-scan scan report',
    );
  });

  it('says that resources were read in part only', () => {
    assert.match(
      closingLine({ accounts: [summary({ incomplete: 1 }), summary({ incomplete: 15 })], seconds: 1 }),
      / 16 resources were read in part: panther-scan scan report$/,
    );
  });

  it('is a success only where every cell was read or does not exist', () => {
    assert.equal(exitCodeOf({ accounts: [summary({})], seconds: 1 }), 0);
    assert.equal(exitCodeOf({ accounts: [summary({}), summary({ cells: denied })], seconds: 1 }), 1);
    assert.equal(exitCodeOf({ accounts: [summary({ problem: 'no role' })], seconds: 1 }), 1);
  });
});

describe('coverage', () => {
  function cell(region: string, outcome: Outcome, durationMs = 100): CellStatus {
    return {
      accountId: payments.id,
      region,
      type: 'AWS.KMS.Key',
      outcome,
      scanId: 's',
      finishedAt: 2,
      durationMs,
      lastOkAt: null,
    };
  }
  const trouble = { call: 'kms:ListKeys', code: 'AccessDeniedException', message: 'no' };

  it('counts outcomes by account and region, and names the call of each that failed', () => {
    const coverage = coverageOf(
      [payments],
      [
        cell('us-east-1', { kind: 'ok', count: 4, incomplete: 2 }),
        cell('us-east-1', { kind: 'denied', ...trouble }, 300),
        cell('eu-west-1', { kind: 'unsupported', ...trouble }),
      ],
    );
    assert.deepEqual(
      coverage.rows.map((row) => [row.account, row.region, row.cells.ok, row.cells.denied, row.longestMs]),
      [
        ['Payments', 'eu-west-1', 0, 0, 100],
        ['Payments', 'us-east-1', 1, 1, 300],
      ],
    );
    assert.deepEqual(
      coverage.troubles.map((row) => [row.region, row.outcome, row.call]),
      [['us-east-1', 'denied', 'kms:ListKeys']],
    );
    assert.equal(coverage.incomplete, 2);
  });
});
