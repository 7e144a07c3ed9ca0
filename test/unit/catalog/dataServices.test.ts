import assert from 'node:assert/strict';
import { athenaWorkGroup } from '../../../server/src/core/catalog/athena.ts';
import { bedrockAgent } from '../../../server/src/core/catalog/bedrock/agents.ts';
import { bedrockInvocationLogging } from '../../../server/src/core/catalog/bedrock/invocationLogging.ts';
import { bedrockKnowledgeBase } from '../../../server/src/core/catalog/bedrock/knowledgeBases.ts';
import { emrCluster } from '../../../server/src/core/catalog/emr/clusters.ts';
import { glueConnection } from '../../../server/src/core/catalog/glue/connections.ts';
import { glueJob } from '../../../server/src/core/catalog/glue/jobs.ts';
import { glueSecurityConfiguration } from '../../../server/src/core/catalog/glue/securityConfigurations.ts';
import { sagemakerEndpoint } from '../../../server/src/core/catalog/sagemaker/endpoints.ts';
import { sagemakerModel } from '../../../server/src/core/catalog/sagemaker/models.ts';
import { sagemakerNotebook } from '../../../server/src/core/catalog/sagemaker/notebookInstances.ts';
import type { ListedType } from '../../../server/src/core/catalog/types.ts';
import { onlyOne, play, readFixture } from '../../support/catalogPlayer.ts';

const place = { partition: 'aws-cn', accountId: '123456789012', region: 'cn-north-1' };

function refOf(resourceId: string) {
  return { resourceId, id: null, name: null, accountId: place.accountId, region: place.region };
}

describe('what may hold secrets', () => {
  const secrets: readonly (readonly [ListedType, readonly string[]])[] = [
    [glueJob, ['hunter2', 'k-123', 'ghp_example']],
    [glueConnection, ['hunter2', 'jdbc:postgresql']],
    [emrCluster, ['hunter2', 't-123', '"p1"', '"p2"', '"p3"']],
    [athenaWorkGroup, ['notebook version', '"k"']],
    [sagemakerModel, ['hf_x']],
    [sagemakerNotebook, ['ZXhwb3J0']],
  ];
  for (const [type, texts] of secrets) {
    it(`is in the answers of AWS about ${type.label}, and not in what is kept`, async () => {
      const fixture = readFixture(type.type);
      const { resources } = await play(type, fixture);
      for (const text of texts) {
        assert.ok(JSON.stringify(fixture.calls).includes(text), text);
        assert.ok(!JSON.stringify(resources).includes(text), text);
      }
    });
  }
});

describe('Glue connections', () => {
  it('are always asked for without their passwords', async () => {
    const { sent } = await play(glueConnection, readFixture(glueConnection.type));
    const [asked] = sent;
    assert.deepEqual([asked?.call, asked?.input['HidePassword']], ['glue:GetConnections', true]);
    const input = glueConnection.lookup?.input(refOf('arn:aws-cn:glue:cn-north-1:123456789012:connection/dw'));
    assert.deepEqual(input, { Name: 'dw', HidePassword: true });
  });

  it('show of their properties those that are known to hold no secret', () => {
    const properties = { JDBC_ENFORCE_SSL: 'true', PASSWORD: 'p', SOMETHING_NEW: 'x' };
    const found = glueConnection.model({ Name: 'dw', ConnectionProperties: properties }, {}, place);
    assert.deepEqual(found?.attributes['PlainProperties'], { JDBC_ENFORCE_SSL: 'true' });
  });
});

describe('Glue names', () => {
  it('may hold slashes and colons', () => {
    const found = glueJob.model({ Name: 'a/b:c' }, {}, place);
    assert.equal(found?.resourceId, 'arn:aws-cn:glue:cn-north-1:123456789012:job/a/b:c');
    assert.deepEqual(glueJob.lookup?.input(refOf(found?.resourceId ?? '')), { JobName: 'a/b:c' });
    const configuration = glueSecurityConfiguration.model({ Name: 'a/b' }, {}, place);
    assert.deepEqual(glueSecurityConfiguration.lookup?.input(refOf(configuration?.resourceId ?? '')), { Name: 'a/b' });
  });
});

describe('EMR clusters', () => {
  it('are none once they are terminated, though EMR goes on telling of them', () => {
    const cluster = { Id: 'j-1', ClusterArn: 'arn:aws:elasticmapreduce:eu-west-1:123456789012:cluster/j-1' };
    for (const State of ['TERMINATED', 'TERMINATED_WITH_ERRORS']) {
      assert.equal(emrCluster.model({ ...cluster, Status: { State } }, {}, place), undefined);
    }
    assert.ok(emrCluster.model({ ...cluster, Status: { State: 'TERMINATING' } }, {}, place));
  });

  it('are listed while they live only', async () => {
    const { sent } = await play(emrCluster, readFixture(emrCluster.type));
    const asked = sent.find(({ call }) => call === 'emr:ListClusters')?.input['ClusterStates'] as string[];
    assert.ok(!asked.some((state) => state.startsWith('TERMINATED')));
  });
});

describe('Athena workgroups', () => {
  const describing = (says: string) =>
    play(
      athenaWorkGroup,
      readFixture(athenaWorkGroup.type),
      new Map([['athena:GetWorkGroup', { code: 'InvalidRequestException', says }]]),
    );

  it('are gone where Athena says so, and not read where it objects to something else', async () => {
    assert.equal((await describing('WorkGroup is not found.')).resources.length, 0);
    const other = await describing('Something is wrong.');
    assert.ok(other.resources.every(({ notRead }) => notRead.length === 1));
  });
});

describe('SageMaker endpoints', () => {
  it('have an unknown configuration, not none, where they were not described', async () => {
    const failing = new Map([['sagemaker:DescribeEndpoint', 'AccessDenied']]);
    const { resources, sent } = await play(sagemakerEndpoint, readFixture(sagemakerEndpoint.type), failing);
    assert.ok(resources.every(({ attributes }) => !('EndpointConfig' in attributes)));
    assert.ok(!sent.some(({ call }) => call === 'sagemaker:DescribeEndpointConfig'));
  });
});

describe('Bedrock', () => {
  it('says where nothing is logged of what models are asked', async () => {
    const fixture = readFixture(bedrockInvocationLogging.type);
    const calls = { 'bedrock:GetModelInvocationLoggingConfiguration': [{ output: {} }] };
    const { resources } = await play(bedrockInvocationLogging, { ...fixture, calls });
    assert.deepEqual(onlyOne(resources).attributes, { loggingConfig: null });
  });

  it('does not say so where it may not be asked', async () => {
    const failing = new Map([['bedrock:GetModelInvocationLoggingConfiguration', 'AccessDenied']]);
    const { outcome } = await play(bedrockInvocationLogging, readFixture(bedrockInvocationLogging.type), failing);
    assert.equal(outcome.kind, 'denied');
  });

  for (const [type, call, field] of [
    [bedrockAgent, 'bedrock-agent:GetAgentActionGroup', 'actionGroups'],
    [bedrockKnowledgeBase, 'bedrock-agent:GetDataSource', 'dataSources'],
  ] as const) {
    it(`knows no ${field} where one of them was not read, which is not the same as fewer`, async () => {
      const { resources } = await play(type, readFixture(type.type), new Map([[call, 'AccessDenied']]));
      const fields = resources.map(({ attributes }) => attributes[field]);
      assert.deepEqual(new Set(fields), new Set([undefined, []]));
    });
  }
});
