import assert from 'node:assert/strict';
import { sourceChildren } from '../../../server/src/app/tree/sourceChildren.ts';
import type { RoleCheck } from '../../../server/src/core/accounts/roleCheck.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import type { Activity } from '../../../server/src/protocol/scan.ts';
import type { SourceNode } from '../../../server/src/protocol/tree.ts';
import { account, bucket, type Estate, hour, now, openEstate, payments } from './estate.ts';

const idle: Activity = { scans: [] };

function check(fields: Partial<RoleCheck>): RoleCheck {
  return {
    role: 'scan',
    roleArn: 'arn:aws:iam::123456789012:role/PantherAuditRole-us-east-1',
    status: 'ok',
    reason: null,
    hint: null,
    warning: null,
    checkedAt: now - 2 * hour,
    ...fields,
  };
}

describe('the Sources view', () => {
  let estate: Estate;

  function children(parent: string | null, activity = idle, offset = 0): Promise<readonly SourceNode[]> {
    return sourceChildren(estate.ctx, { parent, offset }, activity);
  }
  async function first(parent: string | null, activity = idle): Promise<SourceNode> {
    const [node] = await children(parent, activity);
    assert.ok(node);
    return node;
  }
  async function part(label: string): Promise<SourceNode> {
    const node = (await children(`account/${payments.id}`)).find((candidate) => candidate.label === label);
    assert.ok(node);
    return node;
  }

  beforeEach(async () => {
    estate = await openEstate();
  });
  afterEach(() => estate.close());

  it('is empty without accounts, so that the welcome is shown', async () => {
    const none = await openEstate({ master: null, accounts: [] });
    try {
      assert.deepEqual(await sourceChildren(none.ctx, { parent: null, offset: 0 }, idle), []);
    } finally {
      await none.close();
    }
  });

  it('says when an account was scanned and what was found', async () => {
    await estate.observe([bucket('a'), bucket('b')]);
    await estate.ctx.store.finishScan('scan', 'done', now - 2 * hour);
    const nodes = await children(null);
    assert.deepEqual(
      nodes.map(({ label, description }) => `${label} | ${description}`),
      [
        'Payments | prod · scanned 2 h ago · 2 · 123456789012',
        'Security Dev | dev · not scanned yet · 222233334444',
        'StackSet panther-real-time-events | not looked at yet',
      ],
    );
  });

  it('says what to run where a sign-in is needed', async () => {
    const hint = 'Run: aws sso login --profile sandbox';
    const problem = {
      code: 'CREDENTIALS',
      message: 'The sign-in of profile sandbox has expired',
      hint,
      at: now,
    } as const;
    await estate.ctx.store.finishScan('scan', 'done', now - 2 * hour);
    await estate.ctx.store.saveProblem(payments.id, problem);
    const node = await first(null);
    assert.equal(node.description, 'prod · sign-in needed: aws sso login --profile sandbox · 123456789012');
    assert.deepEqual([node.icon, node.tone], ['key', 'warning']);
    assert.deepEqual(node.kind === 'account' && node.problem, problem);
  });

  it('says in a few words what else hinders a scan', async () => {
    await estate.ctx.store.finishScan('scan', 'done', now - 2 * hour);
    const words = {
      ROLE: 'the scan role cannot be assumed',
      WRONG_ACCOUNT: 'another account answered',
      NETWORK: 'AWS could not be reached',
      AWS: 'the last scan could not begin',
    } as const;
    for (const code of ['ROLE', 'WRONG_ACCOUNT', 'NETWORK', 'AWS'] as const) {
      await estate.ctx.store.saveProblem(payments.id, { code, message: 'a long story', hint: null, at: now });
      const node = await first(null);
      assert.equal(node.description, `prod · ${words[code]} · 123456789012`);
      assert.equal(node.icon, 'error');
    }
  });

  it('says how far a scan is', async () => {
    const scans = [{ accountId: payments.id, name: 'Payments', done: 61, total: 100, found: 1412, secondsLeft: null }];
    const node = await first(null, { scans });
    assert.equal(node.description, 'prod · scanning 61 % · 1,412 found · 123456789012');
    assert.deepEqual([node.icon, node.tone], ['sync~spin', 'busy']);
    assert.ok(node.kind === 'account' && node.scanning);
  });

  it('sees a scan that another process runs', async () => {
    assert.match((await first(null)).description, /^prod · scanning in another window or command · /);
  });

  it('tells a cancelled scan and one that died from a complete one', async () => {
    await estate.ctx.store.finishScan('scan', 'cancelled', now - hour);
    assert.match((await first(null)).description, /scan cancelled 1 h ago/);
    await estate.ctx.store.finishScan('scan', 'interrupted', now - hour);
    assert.match((await first(null)).description, /scan interrupted 1 h ago/);
  });

  it('says that an account is disabled', async () => {
    const disabled = await openEstate({
      master: null,
      accounts: [account({ id: '1'.repeat(12), name: 'Old', label: 'test', enabled: false })],
    });
    try {
      const [node] = await sourceChildren(disabled.ctx, { parent: null, offset: 0 }, idle);
      assert.equal(node?.description, 'test · disabled · 111111111111');
    } finally {
      await disabled.close();
    }
  });

  it('shows the state of each role in words', async () => {
    await estate.ctx.store.saveRoleChecks(payments.id, [
      check({ warning: 'It can be assumed without its external id.' }),
      check({ role: 'stackSetExecution', status: 'failed', reason: 'No such role.', hint: 'Deploy the stack.' }),
      check({ role: 'remediation', status: 'off' }),
    ]);
    assert.equal(
      (await part('Scan role')).description,
      'verified 2 h ago · It can be assumed without its external id.',
    );
    const realTime = await part('Real time');
    assert.deepEqual([realTime.description, realTime.tone], ['No such role.', 'error']);
    assert.ok(realTime.kind === 'role' && realTime.hint === 'Deploy the stack.');
    assert.deepEqual((await part('Remediation')).description, 'off');
    await estate.ctx.store.finishScan('scan', 'done', now - hour);
    assert.match((await first(null)).description, /a role cannot be used/);
  });

  it('says how real time does as soon as events are received', async () => {
    const { store } = estate.ctx;
    const report = (state: string, reason: string | null) =>
      store.saveReceiver(JSON.stringify({ holder: 'x', state, reason }), now);
    const shown = async () => {
      const { description, tone } = await part('Real time');
      return `${description} (${tone})`;
    };
    const heard = (region: string, at: number) =>
      store.takeIn({ events: [], heartbeats: [{ accountId: payments.id, region, at, sentAt: at }], deadLetters: [] });
    await report('receiving', null);
    assert.equal(await shown(), 'live · no heartbeat yet (normal)');
    for (const region of ['us-east-1', 'us-west-2', 'eu-west-1']) await heard(region, now - 60_000);
    assert.equal(await shown(), 'live · 3 regions (ok)');
    await heard('ap-south-1', now - hour);
    assert.equal(await shown(), 'no heartbeat of ap-south-1 since 1 h ago (warning)');
    await report('broken', 'The queue is gone. Deploy it.');
    assert.equal(await shown(), 'The queue is gone. Deploy it. (error)');
    await store.saveRoleChecks(payments.id, [
      check({ role: 'stackSetExecution', status: 'failed', reason: 'No such role.' }),
    ]);
    assert.equal(await shown(), 'No such role. (error)');
  });

  it('says that nothing was verified or scanned yet', async () => {
    assert.equal((await part('Scan role')).description, 'not verified yet');
    assert.equal((await part('Real time')).description, 'role not verified yet');
    assert.equal((await part('Coverage')).description, 'not scanned yet');
  });

  it('does not forget what was read when a later scan is cancelled', async () => {
    const roles = { accountId: payments.id, region: 'global', type: 'AWS.IAM.Role' } as const;
    await estate.finishCell(roles, { kind: 'ok', count: 9, incomplete: 0 });
    await estate.finishCell(roles, { kind: 'cancelled' });
    const again = await part('Coverage');
    assert.deepEqual([again.description, again.tone], ['100 % · 1 cell not read again', 'ok']);

    await estate.finishCell({ ...roles, type: 'AWS.IAM.User' }, { kind: 'cancelled' });
    const never = await part('Coverage');
    assert.deepEqual([never.description, never.tone], ['50 % · 1 cell not read again', 'muted']);
  });

  it('lists the cells that need attention, each with what mends it', async () => {
    const { id: accountId } = payments;
    const trouble = { call: 'kms:ListKeys', code: 'AccessDeniedException', message: 'no policy allows it' };
    await estate.finishCell(
      { accountId, region: 'us-east-1', type: 'AWS.Lambda.Function' },
      { kind: 'throttled', call: 'lambda:ListFunctions', code: 'TooManyRequestsException', message: '' },
    );
    await estate.finishCell({ accountId, region: 'eu-west-1', type: 'AWS.KMS.Key' }, { kind: 'denied', ...trouble });
    await estate.finishCell(
      { accountId, region: 'xx-far-1', type: 'AWS.KMS.Key' },
      { kind: 'unsupported', ...trouble },
    );
    await estate.finishCell(
      { accountId, region: 'global', type: 'AWS.IAM.Role' },
      { kind: 'ok', count: 9, incomplete: 2 },
    );
    await estate.finishCell(
      { accountId, region: 'global', type: 'AWS.S3.Bucket' },
      { kind: 'ok', count: 1, incomplete: 0 },
    );

    const coverage = await part('Coverage');
    assert.equal(coverage.description, '50 % · 2 cells need attention · 2 resources not read whole');
    const cells = await children(coverage.id);
    assert.deepEqual(
      cells.map(({ label, description, icon }) => [label, description, icon]),
      [
        ['AWS.KMS.Key eu-west-1', 'denied: kms:ListKeys', 'lock'],
        ['AWS.Lambda.Function us-east-1', 'throttled: lambda:ListFunctions', 'clock'],
      ],
    );
    const [denied] = cells;
    assert.ok(denied?.kind === 'cell');
    assert.match(denied.reason, /kms:ListKeys \(AccessDeniedException\): no policy allows it/);
    assert.match(denied.reason, /PantherAuditRole-us-east-1 needs kms:ListKeys/);
    assert.match(denied.reason, /never read/);
  });

  it('has unique ids and nothing under nodes that are gone', async () => {
    const ids = [...(await children(null)), ...(await children(`account/${payments.id}`))].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(await children('account/999999999999'), []);
    assert.deepEqual(await children('account/999999999999/coverage'), []);
    assert.deepEqual(await children(`account/${payments.id}/other`), []);
  });

  it('shows a hundred accounts at once', async () => {
    const accounts = Array.from({ length: 120 }, (_, index) =>
      account({ id: String(100_000_000_000 + index), name: `A${index}`, label: 'test' }),
    );
    const large = await openEstate({ master: null, accounts });
    try {
      const page = await sourceChildren(large.ctx, { parent: null, offset: 0 }, idle);
      const more = page.at(-1);
      assert.ok(page.length === 101 && more?.kind === 'more');
      assert.equal((await sourceChildren(large.ctx, { parent: null, offset: more.offset }, idle)).length, 20);
    } finally {
      await large.close();
    }
  });

  it('shows where the accounts file is broken', async () => {
    const broken = await openEstate(new AppError('ACCOUNTS_FILE', 'unexpected end', { line: 7, column: 3 }));
    try {
      const [node] = await sourceChildren(broken.ctx, { parent: null, offset: 0 }, idle);
      assert.equal(node?.description, 'line 7, column 3: unexpected end');
      assert.deepEqual(await sourceChildren(broken.ctx, { parent: `account/${payments.id}`, offset: 0 }, idle), []);
    } finally {
      await broken.close();
    }
  });
});
