import assert from 'node:assert/strict';
import { setupLensActions } from '../../../client/src/documents/setupLensActions.ts';
import type { SetupFinding } from '../../../server/src/core/events/setup/finding.ts';
import { setupReport } from '../../../server/src/core/events/setup/report.ts';
import { t } from './support.ts';

const failed = (command: string | null): SetupFinding => ({
  accountId: '123456789012',
  accountName: 'Payments',
  region: 'eu-west-1',
  check: 'topic',
  status: 'failed',
  text: 'It costs $ 5.',
  hint: 'Mend it.',
  command,
});

describe('the actions above a report on real time', () => {
  const actionsOf = (...commands: readonly (string | null)[]) => {
    const report = setupReport(commands.map(failed));
    const lines = report.split('\n');
    const [again, ...mending] = setupLensActions(report, t);
    assert.deepEqual([again?.line, again?.command, again?.rest], [0, 'panther.events.check', []]);
    return mending.map(({ line, command, rest }) => {
      assert.match(lines[line] ?? '', /^ {6}\$ /);
      return [command, ...rest];
    });
  };

  it('do here what VS Code can do, in the account that it is about', () => {
    assert.deepEqual(
      actionsOf(
        'panther-scan template deploy events-queue --profile master',
        'panther-scan template deploy real-time-events --account 123456789012 --region eu-west-1',
        'panther-scan accounts check 123456789012',
        'panther-scan stackset retry --profile master',
      ),
      [
        ['panther.stack.deployQueue'],
        ['panther.stack.deployEvents', '123456789012', 'eu-west-1'],
        ['panther.account.check', '123456789012'],
        ['panther.stackSet.retry'],
      ],
    );
  });

  it('type the rest into a terminal, which says whose it is', () => {
    const command = 'aws sns delete-topic --topic-arn arn:aws:sns:eu-west-1:123456789012:old --region eu-west-1';
    assert.deepEqual(actionsOf(command), [['panther.events.mend', command, 'Payments (123456789012), eu-west-1']]);
  });

  it('are none where nothing is to be run', () => {
    assert.deepEqual(actionsOf(null), []);
  });
});
