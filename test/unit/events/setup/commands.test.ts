import assert from 'node:assert/strict';
import { mendingCommands } from '../../../../server/src/core/events/setup/commands.ts';
import { bad, fine, type SetupFinding } from '../../../../server/src/core/events/setup/finding.ts';

const payments = { accountId: '123456789012', accountName: 'Payments', region: 'eu-west-1' };
const orders = { accountId: '210987654321', accountName: 'Orders', region: 'eu-west-1' };
const enable = 'aws events enable-rule --name changes --region eu-west-1';
const deploy = 'panther-scan template deploy events-queue';

function mended(place: Pick<SetupFinding, 'accountId' | 'accountName' | 'region'>, command: string): SetupFinding {
  return { ...bad('changesRule', 'Wrong.', 'Mend it.', command), ...place };
}

describe('the commands that mend the set-up', () => {
  it('name the account and the region that they are for, also where the words are the same', () => {
    assert.deepEqual(mendingCommands([mended(payments, enable), mended(orders, enable)]), [
      { place: 'Payments (123456789012), eu-west-1', command: enable },
      { place: 'Orders (210987654321), eu-west-1', command: enable },
    ]);
  });

  it('name the account alone where it is about no region', () => {
    const [only] = mendingCommands([mended({ ...payments, region: null }, 'panther-scan accounts check Payments')]);
    assert.equal(only?.place, 'Payments (123456789012)');
  });

  it('stand once for the queue, in the master account, whoever cannot send to it', () => {
    assert.deepEqual(mendingCommands([mended(payments, deploy), mended(orders, deploy)]), [
      { place: 'the master account', command: deploy },
    ]);
  });

  it('stand once for what the StackSet failed to do, in the master account too', () => {
    const retry = 'panther-scan stackset retry';
    assert.deepEqual(mendingCommands([mended(payments, retry), mended(orders, retry)]), [
      { place: 'the master account', command: retry },
    ]);
  });

  it('are none where nothing is to be mended', () => {
    assert.deepEqual(mendingCommands([{ ...fine('topic', 'The topic is there.'), ...payments }]), []);
  });
});
