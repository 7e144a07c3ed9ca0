import assert from 'node:assert/strict';
import { checkLines, checksResult } from '../../../client/src/flows/roleText.ts';
import { scanOutcome } from '../../../client/src/flows/scanText.ts';
import { changeText, stackPercent } from '../../../client/src/flows/stackText.ts';
import { toFilter } from '../../../client/src/memory.ts';
import { formatAgo, formatSeconds, markdownText, oneLine, withoutIcons } from '../../../client/src/ui/text.ts';
import { filterText, isEmptyFilter } from '../../../client/src/views/resources/filterText.ts';
import { treeShape } from '../../../client/src/views/resources/shape.ts';
import { resourceTooltip } from '../../../client/src/views/resources/tooltip.ts';
import type { RoleCheck } from '../../../server/src/core/accounts/roleCheck.ts';
import type { AccountScanSummary } from '../../../server/src/protocol/scan.ts';
import { t } from './support.ts';

const noCells = { ok: 0, denied: 0, unsupported: 0, throttled: 0, failed: 0, cancelled: 0 };
const summary: AccountScanSummary = {
  accountId: '123456789012',
  name: 'Payments',
  label: 'prod',
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
  cells: noCells,
  seconds: 8.1,
};

describe('text from outside', () => {
  it('loses what could reorder, hide or break a line', () => {
    assert.equal(oneLine('a\u0000\r\nb\u202e\u2066c'), 'a b c');
    assert.equal(oneLine('x'.repeat(300)).length, 200);
    assert.equal(oneLine('\u{1F600}'.repeat(300), 3), '\u{1F600}\u{1F600}…');
  });

  it('makes no icons and no markup', () => {
    assert.equal(withoutIcons('$(flame) bucket'), '\\$(flame) bucket');
    assert.equal(markdownText('[x](command:y) <b>'), '\\[x\\]\\(command\\:y\\) \\<b\\>');
  });
});

describe('times', () => {
  it('are short', () => {
    assert.equal(formatSeconds(8.13), '8.1 s');
    assert.equal(formatSeconds(125), '2 min 5 s');
    assert.equal(formatAgo(0, 59_000, t), 'just now');
    assert.equal(formatAgo(0, 5 * 60_000, t), '5 min ago');
    assert.equal(formatAgo(0, 3 * 3_600_000, t), '3 h ago');
    assert.equal(formatAgo(0, 72 * 3_600_000, t), '3 days ago');
  });
});

describe('the result of a scan', () => {
  it('counts what was found', () => {
    const { text, trouble } = scanOutcome({ accounts: [summary], seconds: 8.1 }, t);
    assert.equal(text, 'Payments: 1,204 resources (12 new, 3 changed, 1 gone) in 8.1 s.');
    assert.equal(trouble, false);
  });

  it('says what was not read', () => {
    const cells = { ...noCells, denied: 14, failed: 2 };
    const { text, trouble } = scanOutcome({ accounts: [{ ...summary, cells }], seconds: 8.1 }, t);
    assert.match(text, /Payments: cells not read: 14 denied, 2 failed\.$/);
    assert.equal(trouble, true);
  });

  it('says how many resources were read in part', () => {
    const { text, trouble } = scanOutcome({ accounts: [{ ...summary, incomplete: 16 }], seconds: 8.1 }, t);
    assert.match(text, / in 8\.1 s\. 16 of them were read in part\.$/);
    assert.equal(trouble, false);
  });

  it('says why an account could not be scanned, and what to do', () => {
    const failed = { ...summary, scanId: null, problem: 'The role does not exist', hint: 'Deploy the stack.' };
    const { text } = scanOutcome({ accounts: [failed], seconds: 0.4 }, t);
    assert.equal(text, 'Payments: The role does not exist. Deploy the stack.');
  });
});

describe('the result of a role check', () => {
  it('is a sentence a role, without those that are off', () => {
    const check = { roleArn: 'arn', reason: null, hint: null, warning: null, checkedAt: 0 };
    const lines = checkLines(
      [
        { ...check, role: 'scan', status: 'failed', reason: 'it does not exist', hint: 'Deploy it.' },
        { ...check, role: 'stackSetExecution', status: 'ok', warning: 'needs no external id.' },
        { ...check, role: 'remediation', status: 'off' },
      ],
      t,
    );
    assert.deepEqual(lines, [
      'Scan role: cannot be used: it does not exist. Deploy it.',
      'StackSet execution role: works, but needs no external id.',
    ]);
  });

  it('is one line for all roles that are needed', () => {
    const check = (role: RoleCheck['role'], status: RoleCheck['status']): RoleCheck => {
      return { role, status, roleArn: 'arn', reason: null, hint: null, warning: null, checkedAt: 0 };
    };
    const line = (...checks: readonly RoleCheck[]) => checksResult('Dev', checks, t);
    const [scan, off] = [check('scan', 'ok'), check('remediation', 'off')];
    assert.equal(line(scan, off), 'The role of Dev works');
    assert.equal(line(scan, check('stackSetExecution', 'ok'), off), 'The roles of Dev work');
    assert.equal(line(scan, check('remediation', 'failed')), '1 role of Dev does not work');
    assert.equal(line(check('scan', 'failed'), check('remediation', 'failed')), '2 roles of Dev do not work');
  });
});

describe('the filter', () => {
  const filter = { text: 'invoices', accounts: ['prod'], regions: [], types: ['a', 'b', 'c', 'd'] };

  it('is told in words, with its counts', () => {
    const text = filterText(filter, { shown: 41, all: 1204 }, t);
    assert.equal(text, 'Filter: "invoices", prod, a | b | c and 1 more · 41 of 1,204');
    assert.equal(isEmptyFilter(filter), false);
    assert.equal(isEmptyFilter({ text: ' ', accounts: [], regions: [], types: [] }), true);
  });

  it('is not taken from a memory that holds something else', () => {
    assert.deepEqual(toFilter(filter), filter);
    for (const other of [null, undefined, 'x', {}, { ...filter, regions: [7] }, { ...filter, text: 1 }]) {
      assert.equal(toFilter(other), null);
    }
  });
});

describe('the shape of the tree', () => {
  it('has three levels at most, the chosen one outermost', () => {
    assert.deepEqual(treeShape('account', null).groupBy, ['account', 'region', 'type']);
    for (const by of ['account', 'region', 'type', 'label'] as const) {
      const { groupBy } = treeShape(by, null);
      assert.equal(groupBy[0], by);
      assert.ok(groupBy.length <= 3);
    }
  });
});

describe('the tooltip of a resource', () => {
  it('escapes all that came from AWS', () => {
    const text = resourceTooltip(
      {
        key: { accountId: '123456789012', region: 'us-east-1', type: 'AWS.S3.Bucket', resourceId: 'arn:aws:s3:::x' },
        name: '![x](https://evil)',
        typeLabel: 'S3 bucket',
        icon: 'database',
        accountName: 'Payments',
        accountLabel: 'prod',
        arn: 'arn:aws:s3:::x',
        id: null,
        lastSeenAt: 0,
        changedAt: 0,
        changedBy: '[PutBucketPolicy](x) by <bot>',
        tags: [{ key: '<b>', value: '[run](command:x)' }],
        moreTags: 1,
        notRead: 2,
        pending: false,
        unseen: { since: 0, because: 'AWS denies s3:ListAllMyBuckets ([AccessDenied](command:x))' },
      },
      60_000,
      t,
    );
    assert.doesNotMatch(text, /[^\\]\]\(/);
    assert.doesNotMatch(text, /[^\\]</);
    assert.match(text, /Type: AWS\\\.S3\\\.Bucket/);
    assert.match(text, /Changed by: \\\[PutBucketPolicy/);
    assert.match(text, /1 more tag/);
    assert.match(text, /2 parts were not read/);
    assert.match(text, /Not seen since 1 min ago .*: AWS denies s3/);
  });
});

describe('a change set', () => {
  it('says what would be replaced', () => {
    const change = {
      action: 'Modify',
      logicalId: 'AuditRole',
      physicalId: 'PantherAuditRole',
      resourceType: 'AWS::IAM::Role',
      replacement: 'True',
    } as const;
    const text = changeText(change, t);
    assert.equal(text.label, '$(diff-modified) Modify AuditRole');
    assert.match(text.detail ?? '', /PantherAuditRole · may be replaced/);
    assert.equal(changeText({ ...change, replacement: 'False', physicalId: null }, t).detail, undefined);
  });

  it('is never quite done before CloudFormation says so', () => {
    assert.equal(stackPercent(0, 0), 0);
    assert.equal(stackPercent(4, 4), 95);
  });
});
