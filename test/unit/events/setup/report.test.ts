import assert from 'node:assert/strict';
import type { SetupFinding } from '../../../../server/src/core/events/setup/finding.ts';
import { setupReport } from '../../../../server/src/core/events/setup/report.ts';

const trail: SetupFinding = {
  accountId: '123456789012',
  accountName: 'Payments',
  region: 'eu-west-1',
  check: 'trail',
  status: 'ok',
  text: 'The trail logs.',
  hint: null,
  command: null,
};
const noTopic = (region: string): SetupFinding => ({
  ...trail,
  region,
  check: 'topic',
  status: 'failed',
  text: 'There is no topic.',
  hint: 'Deploy it.',
  command: `deploy --region ${region}`,
});

describe('the report of a check of real time', () => {
  it('has what is wrong first, and regions together in which the same was found', () => {
    const findings = [
      { ...trail, region: null, check: 'account', status: 'unknown', text: 'Not known.', hint: 'Look.' } as const,
      trail,
      noTopic('eu-west-1'),
      { ...trail, region: 'us-east-1' },
      { ...trail, region: 'us-west-2' },
      noTopic('us-west-2'),
    ];
    assert.equal(
      setupReport(findings),
      [
        'Steps on the way of events: 2 failed, 1 unknown, 3 ok.',
        'Run the commands with a profile that may change the account that they are for: add --profile where it is missing.',
        '',
        'Payments (123456789012)',
        '  ? Scan role: Not known.',
        '      Look.',
        '',
        'Payments (123456789012), eu-west-1, us-west-2',
        '  ✗ Topic: There is no topic.',
        '      Deploy it.',
        '      $ deploy --region eu-west-1  # Payments (123456789012), eu-west-1',
        '      $ deploy --region us-west-2  # Payments (123456789012), us-west-2',
        '  ✓ Trail: The trail logs.',
        '',
        'Payments (123456789012), us-east-1',
        '  ✓ Trail: The trail logs.',
        '',
      ].join('\n'),
    );
  });

  it('says nothing of commands where none is needed, and never puts accounts together', () => {
    const other = { ...trail, accountId: '222233334444', accountName: 'Security Dev' };
    assert.equal(
      setupReport([trail, other]),
      'Steps on the way of events: 2 ok.\n\nPayments (123456789012), eu-west-1\n  ✓ Trail: The trail logs.\n\nSecurity Dev (222233334444), eu-west-1\n  ✓ Trail: The trail logs.\n',
    );
  });
});
