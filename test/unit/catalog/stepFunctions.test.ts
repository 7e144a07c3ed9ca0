import assert from 'node:assert/strict';
import { stateMachine } from '../../../server/src/core/catalog/stepFunctions.ts';
import { onlyOne, play } from '../../support/catalogPlayer.ts';

describe('Step Functions state machines', () => {
  const stateMachineArn = 'arn:aws:states:eu-west-1:123456789012:stateMachine:orders';
  const listed = { stateMachineArn, name: 'orders', type: 'STANDARD' };

  it('are read but for their definition where that is encrypted with a key that the scan may not use', async () => {
    const metadata = { ...listed, definition: '', roleArn: 'arn:aws:iam::123456789012:role/orders', status: 'ACTIVE' };
    const { resources, outcome } = await play(stateMachine, {
      region: 'eu-west-1',
      calls: {
        'sfn:ListStateMachines': [{ output: { stateMachines: [listed] } }],
        'sfn:DescribeStateMachine': [
          { input: { includedData: 'METADATA_ONLY' }, output: metadata },
          { error: 'AccessDeniedException' },
        ],
        'resource-groups-tagging-api:GetResources': [{ output: { ResourceTagMappingList: [] } }],
      },
      expected: [],
    });
    const { attributes, notRead } = onlyOne(resources);
    assert.equal(outcome.kind, 'ok');
    assert.equal(attributes['roleArn'], metadata.roleArn);
    assert.ok(!('definition' in attributes));
    assert.deepEqual(
      notRead.map(({ reason }) => reason),
      ['denied'],
    );
  });
});
