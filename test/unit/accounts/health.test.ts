import assert from 'node:assert/strict';
import { accountDefaults } from '../../../server/src/core/accounts/defaults.ts';
import { type AccountHealth, accountHealth, type HealthFacts } from '../../../server/src/core/accounts/health.ts';
import { chosenHealth, type HealthOrder } from '../../../server/src/core/accounts/healthList.ts';
import { healthCsv, healthReport } from '../../../server/src/core/accounts/healthText.ts';
import type { RoleCheck, RoleKind } from '../../../server/src/core/accounts/roleCheck.ts';

const now = Date.UTC(2026, 10, 26, 12);
const hour = 3_600_000;
const all = { cells: 10, read: 10, earlier: 0, attention: 0, incomplete: 0 };

function check(role: RoleKind, found: Partial<RoleCheck> = {}): RoleCheck {
  const roleArn = `arn:aws:iam::111111111111:role/${role}`;
  return { role, roleArn, status: 'ok', reason: null, hint: null, warning: null, checkedAt: now - hour, ...found };
}

function facts(replace: Partial<HealthFacts> = {}): HealthFacts {
  return {
    account: {
      ...accountDefaults,
      id: '111111111111',
      name: 'Payments',
      label: 'prod',
      externalId: 'panther-0123456789abcdef',
    },
    checks: [check('scan'), check('stackSetExecution', { status: 'off' }), check('remediation', { status: 'off' })],
    problem: null,
    lastScan: null,
    lastWholeScan: null,
    coverage: all,
    resources: 12,
    realTime: null,
    stacks: null,
    ...replace,
  };
}

const health = (replace: Partial<HealthFacts> = {}) => accountHealth(facts(replace));
const named = (name: string, replace: Partial<HealthFacts> = {}): AccountHealth =>
  health({ ...replace, account: { ...facts().account, ...replace.account, name } });

describe('the health of an account', () => {
  it('is fine where its roles work and all of it was read', () => {
    const { state, findings, roles, checkedAt, coverage } = health();
    assert.deepEqual([state, findings, checkedAt, coverage], ['ok', [], now - hour, 100]);
    assert.deepEqual(roles, { scan: 'ok', stackSetExecution: 'off', remediation: 'off' });
  });

  it('is broken by a role that cannot be used, and says why and what to do', () => {
    const failed = check('scan', { status: 'failed', reason: 'AccessDenied: no', hint: 'Deploy it.' });
    const problem = { code: 'ROLE', message: 'the scan role cannot be assumed', hint: null, at: now } as const;
    const { state, findings, roles } = health({ checks: [failed], problem });
    assert.equal(state, 'broken');
    assert.equal(roles.scan, 'failed');
    assert.equal(roles.remediation, 'unchecked');
    // The scan that could not begin for the same reason is not told of a second time.
    assert.deepEqual(findings, [{ text: 'Scan role: AccessDenied: no', hint: 'Deploy it.' }]);
    const signIn = {
      code: 'CREDENTIALS',
      message: 'The session has expired.',
      hint: 'Run: aws sso login',
      at: now,
    } as const;
    assert.match(
      health({ problem: signIn }).findings[0]?.text ?? '',
      /^Scan: sign-in needed: aws sso login\. The session/,
    );
  });

  it('has something to look at where cells were not read, real time is late, stacks failed, a role is too open', () => {
    const { state, findings } = health({
      checks: [check('scan', { warning: 'It can also be assumed without its external id.', hint: 'Deploy it.' })],
      coverage: { ...all, read: 8, attention: 2 },
      realTime: { text: 'late, 3 min behind', tone: 'warning' },
      stacks: { instances: 17, attention: 1 },
    });
    assert.equal(state, 'warning');
    assert.deepEqual(
      findings.map(({ text }) => text),
      [
        'Scan role: It can also be assumed without its external id.',
        'Coverage: 80 %, 2 cells were not read',
        'Real time: late, 3 min behind',
        'StackSet: 1 stack needs attention',
      ],
    );
    assert.ok(findings.every(({ hint }) => hint !== null));
  });

  it('is not known before the first check and scan, and not asked for where the account is switched off', () => {
    assert.equal(health({ checks: [] }).state, 'unknown');
    const off = health({
      account: { ...facts().account, enabled: false },
      checks: [check('scan', { status: 'failed' })],
    });
    assert.deepEqual([off.state, off.findings], ['off', []]);
  });
});

describe('a list of the health of accounts', () => {
  const broken = named('Zeta', { checks: [check('scan', { status: 'failed', reason: 'AccessDenied' })] });
  const fine = named('Alpha', { resources: 500, account: { ...facts().account, label: 'dev' } });
  const late = named('Mid', {
    coverage: { ...all, read: 5, attention: 5 },
    checks: [check('scan', { checkedAt: now - 30 * hour })],
  });
  const fleet = [fine, late, broken];
  const names = (order: HealthOrder, text = '', wrongOnly = false) =>
    chosenHealth(fleet, { order, text, wrongOnly }).map(({ accountName }) => accountName);

  it('has what needs somebody first, in each order', () => {
    assert.deepEqual(names('state'), ['Zeta', 'Mid', 'Alpha']);
    assert.deepEqual(names('name'), ['Alpha', 'Mid', 'Zeta']);
    assert.deepEqual(names('label'), ['Alpha', 'Mid', 'Zeta']);
    assert.deepEqual(names('checked')[0], 'Mid');
    assert.deepEqual(names('coverage')[0], 'Mid');
    assert.deepEqual(names('resources')[0], 'Alpha');
  });

  it('is narrowed by words, also of what is wrong, and to what is wrong', () => {
    assert.deepEqual(names('name', 'accessdenied'), ['Zeta']);
    assert.deepEqual(names('name', 'PROD mid'), ['Mid']);
    assert.deepEqual(names('name', 'nothing'), []);
    assert.deepEqual(names('name', '', true), ['Mid', 'Zeta']);
  });

  it('is a document with a table and with what to do', () => {
    const { text, total, shown, states } = healthReport(
      fleet,
      { order: 'state', text: 'prod', wrongOnly: false },
      'text',
      now,
    );
    assert.deepEqual([total, shown, states.broken, states.warning, states.ok], [3, 2, 1, 1, 1]);
    const lines = text.split('\n');
    assert.equal(lines[0], 'Fleet health · 3 accounts: 1 broken, 1 to look at, 1 fine');
    assert.equal(lines[1], 'Sorted by state · filter: prod · 2 of 3 shown');
    assert.match(lines[3] ?? '', /^State +Account +Label +Account id/);
    assert.match(lines[4] ?? '', /^✗ broken +Zeta +prod +111111111111 +failed +unchecked/);
    assert.ok(lines.includes('  Zeta (111111111111)') && lines.includes('    Scan role: AccessDenied'));
    assert.match(
      healthReport([], { order: 'state', text: '', wrongOnly: false }, 'text', now).text,
      /There are no accounts yet/,
    );
  });

  it('is CSV that a spreadsheet does not run, with times that it can read', () => {
    const csv = healthCsv([named('=cmd|x', { checks: [check('scan')] })]);
    const [head = '', row = ''] = csv.split('\r\n');
    assert.equal(head.split(',').at(-1), 'Findings');
    assert.match(row, /^ok,'=cmd\|x,prod,111111111111,ok,unchecked,unchecked,2026-11-26T11:00:00\.000Z,/);
  });
});
