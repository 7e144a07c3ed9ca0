import assert from 'node:assert/strict';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeRuleCommand, EventBridgeClient, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { DescribeKeyCommand, GetKeyPolicyCommand, KMSClient, ListAliasesCommand } from '@aws-sdk/client-kms';
import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
  PublishCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';

const hub = '111122223333';
const member = '123456789012';
const topicArn = `arn:aws:sns:us-east-1:${member}:told`;
const queueArn = `arn:aws:sqs:us-east-1:${hub}:events`;
const StackName = 'messages';

function letsIn(topics: string) {
  return {
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: '*',
        Condition: { ArnLike: { 'aws:SourceArn': topics } },
      },
    ],
  };
}

const queueStack = (topics: string) =>
  JSON.stringify({
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'events' } },
      Policy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: letsIn(topics) },
      },
    },
  });

const keyPolicy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:*' }] };

function topicStack({ raw, team, state }: { readonly raw: boolean; readonly team: string; readonly state: string }) {
  return JSON.stringify({
    Resources: {
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          KeyPolicy: keyPolicy,
          Description: team,
          PendingWindowInDays: 7,
          Tags: [{ Key: 'team', Value: team }],
        },
      },
      Alias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/told', TargetKeyId: { Ref: 'Key' } } },
      Topic: {
        Type: 'AWS::SNS::Topic',
        Properties: {
          TopicName: 'told',
          KmsMasterKeyId: { Ref: 'Key' },
          Tags: [{ Key: 'team', Value: team }],
        },
      },
      TopicPolicy: {
        Type: 'AWS::SNS::TopicPolicy',
        Properties: {
          Topics: [{ Ref: 'Topic' }],
          PolicyDocument: { Statement: [{ Sid: team, Effect: 'Allow', Principal: '*', Action: 'sns:Publish' }] },
        },
      },
      Subscription: {
        Type: 'AWS::SNS::Subscription',
        Properties: {
          TopicArn: { Ref: 'Topic' },
          Protocol: 'sqs',
          Endpoint: queueArn,
          ...(raw ? { RawMessageDelivery: true } : {}),
        },
      },
      Heartbeat: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Name: 'heartbeat',
          ScheduleExpression: 'rate(5 minutes)',
          State: state,
          Targets: [{ Id: 'topic', Arn: { Ref: 'Topic' } }],
        },
      },
    },
  });
}

describe('the emulator deploys what brings events', () => {
  const emulator = useEmulator();
  let sns: SNSClient;
  let kms: KMSClient;
  let rules: EventBridgeClient;
  let sqs: SQSClient;
  let inMember: CloudFormationClient;
  let inHub: CloudFormationClient;
  const first = { raw: true, team: 'payments', state: 'ENABLED' } as const;

  beforeEach(async () => {
    await emulator().reset();
    const connection = await inAccount(emulator().endpoint, member);
    const hubConnection = await inAccount(emulator().endpoint, hub);
    sns = new SNSClient(connection);
    kms = new KMSClient(connection);
    rules = new EventBridgeClient(connection);
    sqs = new SQSClient(hubConnection);
    inMember = new CloudFormationClient(connection);
    inHub = new CloudFormationClient(hubConnection);
  });

  const create = (client: CloudFormationClient, TemplateBody: string) =>
    client.send(new CreateStackCommand({ StackName, TemplateBody }));
  const update = (client: CloudFormationClient, TemplateBody: string) =>
    client.send(new UpdateStackCommand({ StackName, TemplateBody }));
  const remove = (client: CloudFormationClient) => client.send(new DeleteStackCommand({ StackName }));
  const topicAttributes = async () =>
    (await sns.send(new GetTopicAttributesCommand({ TopicArn: topicArn }))).Attributes ?? {};
  const subscriptions = async () =>
    (await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }))).Subscriptions ?? [];
  const fire = () => emulator().fireSchedules({ accountId: member, region: 'us-east-1' });

  async function received(): Promise<string | undefined> {
    const QueueUrl = `${emulator().endpoint}/${hub}/events`;
    return (await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 0 }))).Messages?.[0]?.Body;
  }

  async function queuePolicy(): Promise<string | undefined> {
    const QueueUrl = `${emulator().endpoint}/${hub}/events`;
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    return Attributes?.['Policy'];
  }

  it('makes a queue’s policy, and lets in only what it allows', async () => {
    await create(inHub, queueStack('arn:*:sns:*:999999999999:told'));
    await create(inMember, topicStack(first));
    await sns.send(new PublishCommand({ TopicArn: topicArn, Message: 'refused' }));
    assert.equal(await received(), undefined);
    await update(inHub, queueStack(`arn:*:sns:*:${member}:told`));
    assert.match((await queuePolicy()) ?? '', new RegExp(`${member}:told`));
    await sns.send(new PublishCommand({ TopicArn: topicArn, Message: 'let in' }));
    assert.equal(await received(), 'let in');
  });

  it('takes a policy away with its part of the stack', async () => {
    await create(inHub, queueStack(topicArn));
    const { Resources } = JSON.parse(queueStack(topicArn));
    await update(inHub, JSON.stringify({ Resources: { Queue: Resources.Queue } }));
    assert.equal(await queuePolicy(), undefined);
  });

  it('makes a topic with its key, policy, tags and subscription, and changes them where they are', async () => {
    await create(inHub, queueStack(topicArn));
    await create(inMember, topicStack(first));
    const before = await topicAttributes();
    const KeyId = before['KmsMasterKeyId'] ?? '';
    assert.match((await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }))).Policy ?? '', /kms:\*/);
    assert.deepEqual((await kms.send(new ListAliasesCommand({ KeyId }))).Aliases?.[0]?.AliasName, 'alias/told');
    const [subscription] = await subscriptions();
    await update(inMember, topicStack({ ...first, team: 'ledger' }));
    const after = await topicAttributes();
    assert.match(after['Policy'] ?? '', /"ledger"/);
    assert.equal(after['KmsMasterKeyId'], KeyId);
    const { Tags } = await sns.send(new ListTagsForResourceCommand({ ResourceArn: topicArn }));
    assert.deepEqual(Tags, [{ Key: 'team', Value: 'ledger' }]);
    assert.equal((await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.Description, 'ledger');
    assert.deepEqual(await subscriptions(), [subscription]);
  });

  it('delivers raw where the subscription says so, and in an envelope after it says so no longer', async () => {
    await create(inHub, queueStack(topicArn));
    await create(inMember, topicStack(first));
    assert.deepEqual(await fire(), ['heartbeat']);
    const event = JSON.parse((await received()) ?? '');
    assert.deepEqual(
      [event['detail-type'], event.source, event.account, event.region, event.resources],
      ['Scheduled Event', 'aws.events', member, 'us-east-1', [`arn:aws:events:us-east-1:${member}:rule/heartbeat`]],
    );
    await update(inMember, topicStack({ ...first, raw: false }));
    await sns.send(new PublishCommand({ TopicArn: topicArn, Message: 'wrapped' }));
    const bodies = [await received(), await received()].filter((body) => body !== undefined);
    assert.equal(JSON.parse(bodies.at(-1) ?? '').Message, 'wrapped');
  });

  it('lets no rule go off that is disabled', async () => {
    await create(inHub, queueStack(topicArn));
    await create(inMember, topicStack(first));
    await update(inMember, topicStack({ ...first, state: 'DISABLED' }));
    assert.equal((await rules.send(new DescribeRuleCommand({ Name: 'heartbeat' }))).State, 'DISABLED');
    const { Targets } = await rules.send(new ListTargetsByRuleCommand({ Rule: 'heartbeat' }));
    assert.deepEqual(Targets, [{ Id: 'topic', Arn: topicArn }]);
    assert.deepEqual(await fire(), []);
    assert.equal(await received(), undefined);
  });

  it('takes all of it away again; the key after its waiting time', async () => {
    await sqs.send(new CreateQueueCommand({ QueueName: 'events' }));
    await create(inMember, topicStack(first));
    const KeyId = (await topicAttributes())['KmsMasterKeyId'] ?? '';
    await remove(inMember);
    await assert.rejects(topicAttributes(), { name: 'NotFoundException' });
    await assert.rejects(rules.send(new DescribeRuleCommand({ Name: 'heartbeat' })), {
      name: 'ResourceNotFoundException',
    });
    assert.equal((await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.KeyState, 'PendingDeletion');
    assert.deepEqual((await kms.send(new ListAliasesCommand({ KeyId }))).Aliases, []);
  });

  it('rolls back where a subscription’s topic is missing', async () => {
    const { Resources } = JSON.parse(topicStack(first));
    const orphan = {
      ...Resources.Subscription,
      Properties: { ...Resources.Subscription.Properties, TopicArn: topicArn },
    };
    await create(inMember, JSON.stringify({ Resources: { Orphan: orphan } }));
    const { Stacks } = await inMember.send(new DescribeStacksCommand({ StackName }));
    assert.equal(Stacks?.[0]?.StackStatus, 'ROLLBACK_COMPLETE');
  });
});
