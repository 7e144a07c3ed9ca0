/** Kinds of resources that are created, changed and deleted while real time looks on. */
import { CloudWatchClient, DeleteAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient, TagResourceCommand } from '@aws-sdk/client-dynamodb';
import * as ec2 from '@aws-sdk/client-ec2';
import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  ECRClient,
  PutImageTagMutabilityCommand,
} from '@aws-sdk/client-ecr';
import {
  CreateClusterCommand,
  DeleteClusterCommand,
  ECSClient,
  TagResourceCommand as TagCluster,
} from '@aws-sdk/client-ecs';
import { DeleteRuleCommand, EventBridgeClient, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import * as iam from '@aws-sdk/client-iam';
import {
  AddTagsToStreamCommand,
  CreateStreamCommand,
  DeleteStreamCommand,
  KinesisClient,
} from '@aws-sdk/client-kinesis';
import { CreateBucketCommand, DeleteBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  SecretsManagerClient,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { CreateTopicCommand, DeleteTopicCommand, SetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, DeleteQueueCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Connection } from '../../../scripts/estate/connection.ts';
import type { TypeName } from '../../../server/src/core/catalog/types.ts';

export interface EventKind {
  readonly type: TypeName;
  /** The names of the events, in the order in which they come. */
  readonly events: readonly [created: string, changed: string, deleted: string];
  /** Returns the resource's id in the inventory. `id`: what the other calls need. */
  readonly create: (at: Connection, account: string) => Promise<{ readonly resourceId: string; readonly id: string }>;
  readonly change: (at: Connection, id: string) => Promise<unknown>;
  readonly remove: (at: Connection, id: string) => Promise<unknown>;
}

const Tags = [{ Key: 'team', Value: 'payments' }];

/** A kind of EC2, which is tagged as all of them are. */
function ofEc2(
  type: TypeName,
  kind: string,
  [created, deleted]: readonly [string, string],
  create: (client: ec2.EC2Client) => Promise<string | undefined>,
  remove: (client: ec2.EC2Client, id: string) => Promise<unknown>,
): EventKind {
  return {
    type,
    events: [created, 'CreateTags', deleted],
    create: async (at, account) => {
      const id = (await create(new ec2.EC2Client(at))) ?? '';
      return { id, resourceId: `arn:aws:ec2:${at.region}:${account}:${kind}/${id}` };
    },
    change: (at, id) => new ec2.EC2Client(at).send(new ec2.CreateTagsCommand({ Resources: [id], Tags })),
    remove: (at, id) => remove(new ec2.EC2Client(at), id),
  };
}

async function newVpc(client: ec2.EC2Client): Promise<string | undefined> {
  return (await client.send(new ec2.CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }))).Vpc?.VpcId;
}

export const regionalKinds: readonly EventKind[] = [
  ofEc2('AWS.EC2.VPC', 'vpc', ['CreateVpc', 'DeleteVpc'], newVpc, (client, VpcId) =>
    client.send(new ec2.DeleteVpcCommand({ VpcId })),
  ),
  ofEc2(
    'AWS.EC2.Subnet',
    'subnet',
    ['CreateSubnet', 'DeleteSubnet'],
    async (client) =>
      (await client.send(new ec2.CreateSubnetCommand({ VpcId: await newVpc(client), CidrBlock: '10.9.1.0/24' }))).Subnet
        ?.SubnetId,
    (client, SubnetId) => client.send(new ec2.DeleteSubnetCommand({ SubnetId })),
  ),
  ofEc2(
    'AWS.EC2.SecurityGroup',
    'security-group',
    ['CreateSecurityGroup', 'DeleteSecurityGroup'],
    async (client) =>
      (await client.send(new ec2.CreateSecurityGroupCommand({ GroupName: 'seen', Description: 'Seen' }))).GroupId,
    (client, GroupId) => client.send(new ec2.DeleteSecurityGroupCommand({ GroupId })),
  ),
  ofEc2(
    'AWS.EC2.RouteTable',
    'route-table',
    ['CreateRouteTable', 'DeleteRouteTable'],
    async (client) =>
      (await client.send(new ec2.CreateRouteTableCommand({ VpcId: await newVpc(client) }))).RouteTable?.RouteTableId,
    (client, RouteTableId) => client.send(new ec2.DeleteRouteTableCommand({ RouteTableId })),
  ),
  ofEc2(
    'AWS.EC2.NetworkACL',
    'network-acl',
    ['CreateNetworkAcl', 'DeleteNetworkAcl'],
    async (client) =>
      (await client.send(new ec2.CreateNetworkAclCommand({ VpcId: await newVpc(client) }))).NetworkAcl?.NetworkAclId,
    (client, NetworkAclId) => client.send(new ec2.DeleteNetworkAclCommand({ NetworkAclId })),
  ),
  ofEc2(
    'AWS.EC2.InternetGateway',
    'internet-gateway',
    ['CreateInternetGateway', 'DeleteInternetGateway'],
    async (client) => (await client.send(new ec2.CreateInternetGatewayCommand({}))).InternetGateway?.InternetGatewayId,
    (client, InternetGatewayId) => client.send(new ec2.DeleteInternetGatewayCommand({ InternetGatewayId })),
  ),
  ofEc2(
    'AWS.EC2.Volume',
    'volume',
    ['CreateVolume', 'DeleteVolume'],
    async (client) => {
      const AvailabilityZone = `${await client.config.region()}a`;
      return (await client.send(new ec2.CreateVolumeCommand({ AvailabilityZone, Size: 8 }))).VolumeId;
    },
    (client, VolumeId) => client.send(new ec2.DeleteVolumeCommand({ VolumeId })),
  ),
  {
    type: 'AWS.SNS.Topic',
    events: ['CreateTopic', 'SetTopicAttributes', 'DeleteTopic'],
    create: async (at) => {
      const { TopicArn: id = '' } = await new SNSClient(at).send(new CreateTopicCommand({ Name: 'seen' }));
      return { id, resourceId: id };
    },
    change: (at, TopicArn) =>
      new SNSClient(at).send(
        new SetTopicAttributesCommand({ TopicArn, AttributeName: 'DisplayName', AttributeValue: 'Seen' }),
      ),
    remove: (at, TopicArn) => new SNSClient(at).send(new DeleteTopicCommand({ TopicArn })),
  },
  {
    type: 'AWS.SQS.Queue',
    events: ['CreateQueue', 'SetQueueAttributes', 'DeleteQueue'],
    create: async (at, account) => {
      const { QueueUrl: id = '' } = await new SQSClient(at).send(new CreateQueueCommand({ QueueName: 'seen' }));
      return { id, resourceId: `arn:aws:sqs:${at.region}:${account}:seen` };
    },
    change: (at, QueueUrl) =>
      new SQSClient(at).send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '77' } })),
    remove: (at, QueueUrl) => new SQSClient(at).send(new DeleteQueueCommand({ QueueUrl })),
  },
  {
    type: 'AWS.DynamoDB.Table',
    events: ['CreateTable', 'TagResource', 'DeleteTable'],
    create: async (at, account) => {
      await new DynamoDBClient(at).send(
        new CreateTableCommand({
          TableName: 'seen',
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        }),
      );
      const arn = `arn:aws:dynamodb:${at.region}:${account}:table/seen`;
      return { id: arn, resourceId: arn };
    },
    change: (at, ResourceArn) => new DynamoDBClient(at).send(new TagResourceCommand({ ResourceArn, Tags })),
    remove: (at) => new DynamoDBClient(at).send(new DeleteTableCommand({ TableName: 'seen' })),
  },
  {
    type: 'AWS.CloudWatch.LogGroup',
    events: ['CreateLogGroup', 'PutRetentionPolicy', 'DeleteLogGroup'],
    create: async (at, account) => {
      await new CloudWatchLogsClient(at).send(new CreateLogGroupCommand({ logGroupName: '/seen' }));
      return { id: '/seen', resourceId: `arn:aws:logs:${at.region}:${account}:log-group:/seen` };
    },
    change: (at, logGroupName) =>
      new CloudWatchLogsClient(at).send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 })),
    remove: (at, logGroupName) => new CloudWatchLogsClient(at).send(new DeleteLogGroupCommand({ logGroupName })),
  },
  {
    type: 'AWS.CloudWatch.Alarm',
    events: ['PutMetricAlarm', 'PutMetricAlarm', 'DeleteAlarms'],
    create: async (at, account) => {
      await new CloudWatchClient(at).send(new PutMetricAlarmCommand(alarm(1)));
      return { id: 'seen', resourceId: `arn:aws:cloudwatch:${at.region}:${account}:alarm:seen` };
    },
    change: (at) => new CloudWatchClient(at).send(new PutMetricAlarmCommand(alarm(2))),
    remove: (at) => new CloudWatchClient(at).send(new DeleteAlarmsCommand({ AlarmNames: ['seen'] })),
  },
  {
    type: 'AWS.SSM.Parameter',
    events: ['PutParameter', 'PutParameter', 'DeleteParameter'],
    create: async (at, account) => {
      await new SSMClient(at).send(new PutParameterCommand({ Name: 'seen', Value: 'a', Type: 'String' }));
      return { id: 'seen', resourceId: `arn:aws:ssm:${at.region}:${account}:parameter/seen` };
    },
    change: (at, Name) => {
      const changed = { Name, Value: 'b', Type: 'String', Description: 'Seen', Overwrite: true } as const;
      return new SSMClient(at).send(new PutParameterCommand(changed));
    },
    remove: (at, Name) => new SSMClient(at).send(new DeleteParameterCommand({ Name })),
  },
  {
    type: 'AWS.SecretsManager.Secret',
    events: ['CreateSecret', 'UpdateSecret', 'DeleteSecret'],
    create: async (at) => {
      const made = await new SecretsManagerClient(at).send(
        new CreateSecretCommand({ Name: 'seen', SecretString: 'hunter2' }),
      );
      return { id: made.ARN ?? '', resourceId: made.ARN ?? '' };
    },
    change: (at, SecretId) =>
      new SecretsManagerClient(at).send(new UpdateSecretCommand({ SecretId, Description: 'Seen' })),
    remove: (at, SecretId) =>
      new SecretsManagerClient(at).send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true })),
  },
  {
    type: 'AWS.Kinesis.Stream',
    events: ['CreateStream', 'AddTagsToStream', 'DeleteStream'],
    create: async (at, account) => {
      await new KinesisClient(at).send(new CreateStreamCommand({ StreamName: 'seen', ShardCount: 1 }));
      return { id: 'seen', resourceId: `arn:aws:kinesis:${at.region}:${account}:stream/seen` };
    },
    change: (at, StreamName) =>
      new KinesisClient(at).send(new AddTagsToStreamCommand({ StreamName, Tags: { team: 'payments' } })),
    remove: (at, StreamName) => new KinesisClient(at).send(new DeleteStreamCommand({ StreamName })),
  },
  {
    type: 'AWS.ECR.Repository',
    events: ['CreateRepository', 'PutImageTagMutability', 'DeleteRepository'],
    create: async (at, account) => {
      await new ECRClient(at).send(new CreateRepositoryCommand({ repositoryName: 'seen' }));
      return { id: 'seen', resourceId: `arn:aws:ecr:${at.region}:${account}:repository/seen` };
    },
    change: (at, repositoryName) =>
      new ECRClient(at).send(new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability: 'IMMUTABLE' })),
    remove: (at, repositoryName) => new ECRClient(at).send(new DeleteRepositoryCommand({ repositoryName })),
  },
  {
    type: 'AWS.ECS.Cluster',
    events: ['CreateCluster', 'TagResource', 'DeleteCluster'],
    create: async (at) => {
      const { cluster } = await new ECSClient(at).send(new CreateClusterCommand({ clusterName: 'seen' }));
      return { id: cluster?.clusterArn ?? '', resourceId: cluster?.clusterArn ?? '' };
    },
    change: (at, resourceArn) =>
      new ECSClient(at).send(new TagCluster({ resourceArn, tags: [{ key: 'team', value: 'payments' }] })),
    remove: (at, cluster) => new ECSClient(at).send(new DeleteClusterCommand({ cluster })),
  },
  {
    type: 'AWS.Events.Rule',
    events: ['PutRule', 'PutRule', 'DeleteRule'],
    create: async (at) => {
      const rule = { Name: 'seen', ScheduleExpression: 'rate(1 day)' };
      const { RuleArn = '' } = await new EventBridgeClient(at).send(new PutRuleCommand(rule));
      return { id: 'seen', resourceId: RuleArn };
    },
    change: (at, Name) =>
      new EventBridgeClient(at).send(new PutRuleCommand({ Name, ScheduleExpression: 'rate(2 days)' })),
    remove: (at, Name) => new EventBridgeClient(at).send(new DeleteRuleCommand({ Name })),
  },
];

function alarm(threshold: number) {
  return {
    AlarmName: 'seen',
    Namespace: 'AWS/EC2',
    MetricName: 'CPUUtilization',
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    Period: 60,
    Statistic: 'Average',
    Threshold: threshold,
  } as const;
}

const trust = JSON.stringify({ Version: '2012-10-17', Statement: [] });
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' }],
});

/** Of the whole account, though buckets have regions. */
export const globalKinds: readonly EventKind[] = [
  {
    type: 'AWS.IAM.Role',
    events: ['CreateRole', 'TagRole', 'DeleteRole'],
    create: async (at) => {
      const role = { RoleName: 'seen', AssumeRolePolicyDocument: trust };
      const { Role } = await new iam.IAMClient(at).send(new iam.CreateRoleCommand(role));
      return { id: 'seen', resourceId: Role?.Arn ?? '' };
    },
    change: (at, RoleName) => new iam.IAMClient(at).send(new iam.TagRoleCommand({ RoleName, Tags })),
    remove: (at, RoleName) => new iam.IAMClient(at).send(new iam.DeleteRoleCommand({ RoleName })),
  },
  {
    type: 'AWS.IAM.User',
    events: ['CreateUser', 'TagUser', 'DeleteUser'],
    create: async (at) => {
      const { User } = await new iam.IAMClient(at).send(new iam.CreateUserCommand({ UserName: 'seen' }));
      return { id: 'seen', resourceId: User?.Arn ?? '' };
    },
    change: (at, UserName) => new iam.IAMClient(at).send(new iam.TagUserCommand({ UserName, Tags })),
    remove: (at, UserName) => new iam.IAMClient(at).send(new iam.DeleteUserCommand({ UserName })),
  },
  {
    type: 'AWS.IAM.Group',
    events: ['CreateGroup', 'PutGroupPolicy', 'DeleteGroupPolicy'],
    create: async (at) => {
      const { Group } = await new iam.IAMClient(at).send(new iam.CreateGroupCommand({ GroupName: 'seen' }));
      return { id: 'seen', resourceId: Group?.Arn ?? '' };
    },
    change: (at, GroupName) =>
      new iam.IAMClient(at).send(
        new iam.PutGroupPolicyCommand({ GroupName, PolicyName: 'list', PolicyDocument: policy }),
      ),
    remove: async (at, GroupName) => {
      const client = new iam.IAMClient(at);
      await client.send(new iam.DeleteGroupPolicyCommand({ GroupName, PolicyName: 'list' }));
      await client.send(new iam.DeleteGroupCommand({ GroupName }));
    },
  },
  {
    type: 'AWS.S3.Bucket',
    events: ['CreateBucket', 'PutBucketVersioning', 'DeleteBucket'],
    create: async (at) => {
      await new S3Client(at).send(new CreateBucketCommand({ Bucket: 'seen-by-events' }));
      return { id: 'seen-by-events', resourceId: 'arn:aws:s3:::seen-by-events' };
    },
    change: (at, Bucket) =>
      new S3Client(at).send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } })),
    remove: (at, Bucket) => new S3Client(at).send(new DeleteBucketCommand({ Bucket })),
  },
];
