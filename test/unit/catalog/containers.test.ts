// What ECS and EKS types do beyond what their recorded answers show.
import assert from 'node:assert/strict';
import { ecsCluster } from '../../../server/src/core/catalog/ecs/clusters.ts';
import { describedAs } from '../../../server/src/core/catalog/ecs/service.ts';
import { ecsService } from '../../../server/src/core/catalog/ecs/services.ts';
import { taskDefinition } from '../../../server/src/core/catalog/ecs/taskDefinitions.ts';
import { eksCluster } from '../../../server/src/core/catalog/eks/clusters.ts';
import { onlyOne, play, readFixture } from '../../support/catalogPlayer.ts';

const place = { partition: 'aws', accountId: '123456789012', region: 'eu-west-1' };

describe('what ECS describes by ARN', () => {
  const arnOf = (thing: { readonly arn: string }) => thing.arn;

  it('is there, or missing', () => {
    assert.deepEqual(describedAs([{ arn: 'a' }], [], 'a', arnOf), { arn: 'a' });
    assert.equal(describedAs([], [{ arn: 'a', reason: 'MISSING' }], 'a', arnOf), undefined);
    assert.equal(describedAs([], undefined, 'a', arnOf), undefined);
  });

  it('is not taken for missing where ECS could not say', () => {
    assert.throws(() => describedAs([], [{ arn: 'a', reason: 'ACCESS_DENIED' }], 'a', arnOf), /a: ACCESS_DENIED/);
    assert.throws(() => describedAs(undefined, [], 'a', arnOf), /without its list/);
  });
});

describe('ECS clusters and services', () => {
  it('are gone when they are inactive, though ECS still describes them', () => {
    const arn = 'arn:aws:ecs:eu-west-1:123456789012:cluster/old';
    const described = { clusterArn: arn, status: 'INACTIVE' };
    assert.equal(ecsCluster.model(arn, { described }, place), undefined);
    assert.equal(ecsService.model({ arn, cluster: 'x' }, { described: { status: 'INACTIVE' } }, place), undefined);
  });

  it('have services and tasks only where all of them were read', async () => {
    const fixture = readFixture(ecsCluster.type);
    for (const call of ['ecs:DescribeServices', 'ecs:ListServices']) {
      const { resources } = await play(ecsCluster, fixture, new Map([[call, 'AccessDenied']]));
      const production = onlyOne(resources.filter(({ name }) => name === 'production'));
      assert.ok(!('Services' in production.attributes), call);
      assert.equal((production.attributes['Tasks'] as readonly unknown[]).length, 1);
    }
  });

  it('are looked up by ARN, with the cluster that it names', () => {
    const resourceId = 'arn:aws:ecs:eu-west-1:123456789012:service/production/checkout';
    const ref = { resourceId, id: null, name: null, accountId: '123456789012', region: 'eu-west-1' };
    assert.deepEqual(ecsService.lookup?.input(ref), {
      cluster: 'production',
      services: [resourceId],
      include: ['TAGS'],
    });
  });
});

describe('ECS task definitions', () => {
  it('are described once for each family, not for each of its revisions', async () => {
    const { sent } = await play(taskDefinition, readFixture(taskDefinition.type));
    const asked = sent.filter(({ call }) => call === 'ecs:DescribeTaskDefinition');
    assert.deepEqual(asked.map(({ input }) => input['taskDefinition']).sort(), ['batch', 'checkout', 'gone']);
  });

  it('show no environment and no options of log drivers that may hold tokens', async () => {
    const { resources } = await play(taskDefinition, readFixture(taskDefinition.type));
    const text = JSON.stringify(resources);
    assert.ok(!text.includes('hidden'));
    assert.match(text, /"awslogs-group":"\/ecs\/checkout"/);
  });

  it('are gone when they were deregistered', () => {
    const described = { taskDefinition: { taskDefinitionArn: 'arn', status: 'INACTIVE' } };
    assert.equal(taskDefinition.model('arn', { described }, place), undefined);
  });
});

describe('EKS clusters', () => {
  it('are asked for access entries only where they have them', async () => {
    const { sent, resources } = await play(eksCluster, readFixture(eksCluster.type));
    const asked = sent.filter(({ call }) => call === 'eks:ListAccessEntries');
    assert.deepEqual(
      asked.map(({ input }) => input['clusterName']),
      ['platform'],
    );
    const older = onlyOne(resources.filter(({ name }) => name === 'older'));
    assert.equal(older.attributes['AccessEntries'], null);
  });

  it('have node groups only where all of them were read', async () => {
    const failing = new Map([['eks:DescribeNodegroup', 'AccessDenied']]);
    const { resources } = await play(eksCluster, readFixture(eksCluster.type), failing);
    const platform = onlyOne(resources.filter(({ name }) => name === 'platform'));
    assert.ok(!('NodeGroup' in platform.attributes));
    assert.ok('FargateProfile' in platform.attributes);
  });
});
