import assert from 'node:assert/strict';
import { AuthorizeSecurityGroupIngressCommand, CreateSecurityGroupCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DisableRuleCommand, EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Connection } from '../../scripts/estate/connection.ts';
import { inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';

const hub = '111122223333';
const member = '123456789012';
const pattern = JSON.stringify({ 'detail-type': ['AWS API Call via CloudTrail'], detail: { readOnly: [false] } });

describe('the emulator tells of API calls', () => {
  const emulator = useEmulator();
  let hubQueue: SQSClient;
  let queueUrl: string;
  let inMember: Connection;

  beforeEach(async () => {
    await emulator().reset();
    hubQueue = new SQSClient(await inAccount(emulator().endpoint, hub));
    const { QueueUrl } = await hubQueue.send(new CreateQueueCommand({ QueueName: 'events' }));
    queueUrl = QueueUrl ?? '';
    inMember = await inAccount(emulator().endpoint, member);
  });

  async function forwardToQueue(connection: Connection): Promise<EventBridgeClient> {
    const events = new EventBridgeClient(connection);
    await events.send(new PutRuleCommand({ Name: 'all-writes', EventPattern: pattern }));
    const Targets = [{ Id: 'queue', Arn: `arn:aws:sqs:us-east-1:${hub}:events` }];
    await events.send(new PutTargetsCommand({ Rule: 'all-writes', Targets }));
    return events;
  }

  async function forwardThroughTopic(connection: Connection, attributes: Record<string, string>): Promise<void> {
    const sns = new SNSClient(connection);
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'events' }));
    const Endpoint = `arn:aws:sqs:us-east-1:${hub}:events`;
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes: attributes }));
    const events = new EventBridgeClient(connection);
    await events.send(new PutRuleCommand({ Name: 'all-writes', EventPattern: pattern }));
    await events.send(new PutTargetsCommand({ Rule: 'all-writes', Targets: [{ Id: 'topic', Arn: TopicArn }] }));
  }

  /** The message that came first and is still there, parsed; undefined where there is none. */
  async function nextMessage() {
    const { Messages } = await hubQueue.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 0 }));
    const message = Messages?.[0];
    if (!message) {
      return undefined;
    }
    await hubQueue.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }));
    return JSON.parse(message.Body ?? '');
  }

  async function callsTold(): Promise<string[]> {
    const names: string[] = [];
    for (let message = await nextMessage(); message; message = await nextMessage()) {
      names.push(message.detail.eventName);
    }
    return names;
  }

  it('brings a call of one account to a queue of another, with account, region and caller', async () => {
    const inIreland = { ...inMember, region: 'eu-west-1' };
    await forwardToQueue(inIreland);
    await new S3Client(inIreland).send(
      new CreateBucketCommand({ Bucket: 'told', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
    );
    await nextMessage(); // PutTargets, which the rule tells of itself
    const event = await nextMessage();
    assert.equal(event['detail-type'], 'AWS API Call via CloudTrail');
    assert.equal(event.source, 'aws.s3');
    assert.equal(event.account, member);
    assert.equal(event.region, 'eu-west-1');
    assert.match(event.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.equal(event.detail.eventName, 'CreateBucket');
    assert.equal(event.detail.awsRegion, 'eu-west-1');
    assert.equal(event.detail.requestParameters.bucketName, 'told');
    assert.equal(event.detail.userIdentity.type, 'AssumedRole');
    assert.equal(event.detail.recipientAccountId, member);
  });

  it('brings a call through a topic, in an envelope', async () => {
    await forwardThroughTopic(inMember, {});
    await new S3Client(inMember).send(new CreateBucketCommand({ Bucket: 'told' }));
    await nextMessage();
    const envelope = await nextMessage();
    assert.equal(envelope.Type, 'Notification');
    assert.equal(envelope.TopicArn, `arn:aws:sns:us-east-1:${member}:events`);
    assert.equal(JSON.parse(envelope.Message).detail.eventName, 'CreateBucket');
  });

  it('brings a call through a topic as it is, where the subscription asks for that', async () => {
    await forwardThroughTopic(inMember, { RawMessageDelivery: 'true' });
    await new S3Client(inMember).send(new CreateBucketCommand({ Bucket: 'told' }));
    await nextMessage();
    const event = await nextMessage();
    assert.equal(event.detail.eventName, 'CreateBucket');
  });

  it('tells of global services in the first region, of failed calls with the error, of reads never', async () => {
    await forwardToQueue(inMember);
    const iam = new IAMClient(inMember);
    await iam.send(new CreateUserCommand({ UserName: 'told' }));
    await iam.send(new ListUsersCommand({}));
    await assert.rejects(iam.send(new CreateUserCommand({ UserName: 'told' })));
    await nextMessage();
    const [first, second, none] = [await nextMessage(), await nextMessage(), await nextMessage()];
    assert.equal(first.detail.responseElements.user.userName, 'told');
    assert.equal(first.region, 'us-east-1');
    assert.equal(second.detail.errorCode, 'EntityAlreadyExists');
    assert.equal(second.detail.responseElements, null);
    assert.equal(none, undefined);
  });

  it('words EC2 and S3 calls as CloudTrail does', async () => {
    await forwardToQueue(inMember);
    const ec2 = new EC2Client(inMember);
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'told', Description: 'A group' }));
    const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    const s3 = new S3Client(inMember);
    await s3.send(new CreateBucketCommand({ Bucket: 'told' }));
    await s3.send(new PutBucketPolicyCommand({ Bucket: 'told', Policy: '{"Version":"2012-10-17","Statement":[]}' }));
    await nextMessage();
    const created = (await nextMessage()).detail;
    assert.equal(created.requestParameters.groupDescription, 'A group');
    assert.equal(created.responseElements.groupId, GroupId);
    const opened = (await nextMessage()).detail;
    assert.equal(opened.requestParameters.groupId, GroupId);
    assert.equal(opened.requestParameters.ipPermissions.items[0].ipRanges.items[0].cidrIp, '0.0.0.0/0');
    await nextMessage();
    const policy = (await nextMessage()).detail;
    assert.deepEqual(policy.requestParameters.bucketPolicy, { Version: '2012-10-17', Statement: [] });
    assert.equal(policy.requestParameters.bucketName, 'told');
  });

  it('delivers nothing for a rule that is disabled', async () => {
    const events = await forwardToQueue(inMember);
    await events.send(new DisableRuleCommand({ Name: 'all-writes' }));
    await new S3Client(inMember).send(new CreateBucketCommand({ Bucket: 'untold' }));
    assert.deepEqual(await callsTold(), ['PutTargets']);
  });
});
