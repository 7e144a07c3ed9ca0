import { e2529 } from '../../../../server/src/core/cfn/rules/data/e2529.ts';
import { e3027 } from '../../../../server/src/core/cfn/rules/data/e3027.ts';
import { e3039 } from '../../../../server/src/core/cfn/rules/data/e3039.ts';
import { e3045 } from '../../../../server/src/core/cfn/rules/data/e3045.ts';
import { e3061 } from '../../../../server/src/core/cfn/rules/data/e3061.ts';
import { e3501 } from '../../../../server/src/core/cfn/rules/data/e3501.ts';
import { e3502 } from '../../../../server/src/core/cfn/rules/data/e3502.ts';
import { e3504 } from '../../../../server/src/core/cfn/rules/data/e3504.ts';
import { e3639 } from '../../../../server/src/core/cfn/rules/data/e3639.ts';
import { e3704 } from '../../../../server/src/core/cfn/rules/data/e3704.ts';
import { e3707 } from '../../../../server/src/core/cfn/rules/data/e3707.ts';
import { another, resource } from '../../../support/resourceText.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const queue = (properties: string, id = 'Queue') => resource('AWS::SQS::Queue', properties, id);

ruleTable(e3501, {
  good: {
    'a FIFO queue': queue('FifoQueue: true, QueueName: a.fifo, ContentBasedDeduplication: true'),
    'a kind that is given': queue('FifoQueue: !Ref A, QueueName: a, ContentBasedDeduplication: true'),
    'what is switched off': queue('QueueName: a, ContentBasedDeduplication: false'),
  },
  bad: {
    'a name without its end': {
      text: queue('FifoQueue: true, QueueName: «a»'),
      says: 'The name of a FIFO queue ends in .fifo, not: a',
    },
    'what only FIFO queues have': {
      text: queue('«DeduplicationScope»: queue'),
      says: 'Only a queue with FifoQueue: true has the property: DeduplicationScope',
    },
  },
});

const dead = (source: string, target: string, arn = '!GetAtt Dead.Arn') =>
  resource('AWS::SQS::Queue', target, 'Dead') +
  another('AWS::SQS::Queue', `${source}RedrivePolicy: { deadLetterTargetArn: ${arn}, maxReceiveCount: 3 }`, 'Queue');

ruleTable(e3502, {
  good: {
    'two FIFO queues': dead('FifoQueue: true, ', 'FifoQueue: true'),
    'two others': dead('FifoQueue: false, ', 'DelaySeconds: 1'),
    'a kind that is given': dead('FifoQueue: !Ref A, ', 'DelaySeconds: 1'),
  },
  bad: {
    'two kinds': {
      text: dead('FifoQueue: true, ', 'DelaySeconds: 1', '«!GetAtt Dead.Arn»'),
      says: 'This is a FIFO queue, and that to which its dead letters go no FIFO queue: Dead',
      yamlOnly: true,
    },
  },
});

const filters = (...groups: readonly string[]) =>
  `Resources:\n${groups.map((group, at) => another('AWS::Logs::SubscriptionFilter', `LogGroupName: ${group}`, `F${at}`)).join('')}`;

ruleTable(e2529, {
  good: {
    'two of one and one of another': filters('a', 'a', 'b'),
    'a group that is not known': filters('!ImportValue a', '!ImportValue a', '!ImportValue a'),
  },
  bad: {
    'three of one': {
      text: filters('a', 'b', 'a', '«a»'),
      says: 'A log group has at most 2 subscription filters, this is one more.',
    },
  },
});

const schedule = (text: string) => resource('AWS::Events::Rule', `ScheduleExpression: ${text}`);

ruleTable(e3027, {
  good: {
    'a minute': schedule('rate(1 minute)'),
    'some hours': schedule('rate(12 hours)'),
    noon: schedule('"cron(0 12 * * ? *)"'),
    Mondays: schedule('"cron(0 12 ? * MON *)"'),
    'one that is given': schedule('!Ref A'),
    none: schedule('""'),
  },
  bad: {
    'a sentence': { text: schedule('«every hour»'), says: 'A schedule is rate(...) or cron(...): every hour' },
    'one in the plural': { text: schedule('«rate(1 hours)»'), says: /^With 1 the unit is in the singular, hour: / },
    'two in the singular': { text: schedule('«rate(2 day)»'), says: /^The unit is in the plural, days: / },
    'none at all': { text: schedule('«rate(0 days)»'), says: /^A rate is 1 or more/ },
    weeks: { text: schedule('«rate(2 weeks)»'), says: /minutes, hours or days/ },
    'five fields': { text: schedule('"«cron(0 12 * * ?)»"'), says: /has six fields .*, this 5/ },
    'two days': { text: schedule('"«cron(0 12 * * MON *)»"'), says: /one says \?/ },
  },
});

const table = (properties: string) => resource('AWS::DynamoDB::Table', properties);
const defined = (...names: readonly string[]) =>
  `AttributeDefinitions: [${names.map((name) => `{ AttributeName: ${name}, AttributeType: S }`).join(', ')}]`;
const keys = (name: string) => `KeySchema: [{ AttributeName: ${name}, KeyType: HASH }]`;

ruleTable(e3039, {
  good: {
    'its key': table(`${defined('id')}, ${keys('id')}`),
    'the key of an index': table(
      `${defined('id', 'at')}, ${keys('id')}, GlobalSecondaryIndexes: [{ IndexName: a, ${keys('at')} }]`,
    ),
    'indexes that are given': table(`${defined('id', 'at')}, ${keys('id')}, GlobalSecondaryIndexes: !Ref A`),
    'an index that may be there': table(
      `${defined('id', 'at')}, ${keys('id')}, LocalSecondaryIndexes: [!If [A, { ${keys('at')} }, !Ref AWS::NoValue]]`,
    ),
    'a name that is given': table(`${defined('!Ref A')}, ${keys('id')}`),
  },
  bad: {
    'one too many': {
      text: table(`${defined('id', '«at»')}, ${keys('id')}`),
      says: 'An attribute that is in no key is not defined: at',
    },
    'one too few': {
      text: table(`${defined('«id»')}, ${keys('«at»')}`),
      says: [/is not defined: id$/, 'AttributeDefinitions has no such attribute: at'],
    },
  },
});

ruleTable(e3639, {
  good: {
    'by what is asked': table('BillingMode: PAY_PER_REQUEST'),
    'in advance': table('ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 }'),
    'a way that is given': table('BillingMode: !Ref A'),
  },
  bad: {
    neither: {
      text: resource('AWS::DynamoDB::Table', 'BillingMode: PROVISIONED', '«It»'),
      says: 'A table needs ProvisionedThroughput, or the BillingMode PAY_PER_REQUEST.',
    },
    'nothing said': { text: resource('AWS::DynamoDB::Table', 'TableName: a', '«It»'), says: /ProvisionedThroughput/ },
  },
});

const tier = (one: string) =>
  resource('AWS::S3::Bucket', `IntelligentTieringConfigurations: [{ Tierings: [{ ${one} }] }]`);

ruleTable(e3061, {
  good: { 'days enough': tier('AccessTier: ARCHIVE_ACCESS, Days: 90') },
  bad: {
    'too few': {
      text: tier('AccessTier: DEEP_ARCHIVE_ACCESS, Days: «90»'),
      says: 'DEEP_ARCHIVE_ACCESS comes after 180 to 730 days, not: 90',
    },
    'too many': { text: tier('AccessTier: ARCHIVE_ACCESS, Days: «731»'), says: /not: 731$/ },
  },
});

ruleTable(e3045, {
  good: {
    'an owner': resource('AWS::S3::Bucket', 'AccessControl: PublicRead, OwnershipControls: { Rules: [] }'),
    'the list that each has': resource('AWS::S3::Bucket', 'AccessControl: Private'),
  },
  bad: {
    'no owner': {
      text: resource('AWS::S3::Bucket', 'AccessControl: «LogDeliveryWrite»'),
      says: 'A bucket needs OwnershipControls to have the access control list: LogDeliveryWrite',
    },
  },
});

const databases = (cluster: string, own: string) =>
  resource('AWS::RDS::DBCluster', cluster, 'Cluster') +
  another('AWS::RDS::DBInstance', `DBClusterIdentifier: !Ref Cluster, Engine: ${own}`, 'One');

ruleTable(e3707, {
  good: {
    'one engine': databases('Engine: aurora-mysql', 'aurora-mysql'),
    'an engine that is given': databases('Engine: !Ref A', 'aurora-mysql'),
  },
  bad: {
    'two engines': {
      text: databases('Engine: aurora-postgresql', '«aurora-mysql»'),
      says: 'The engine of the cluster Cluster is aurora-postgresql, not: aurora-mysql',
    },
  },
});

const caches = (properties: string) => resource('AWS::ElastiCache::ReplicationGroup', properties);

ruleTable(e3704, {
  good: {
    said: caches('Engine: valkey, TransitEncryptionEnabled: true'),
    'another engine': caches('Engine: redis'),
  },
  bad: {
    'not said': { text: caches('Engine: «valkey»'), says: /this is due: TransitEncryptionEnabled$/ },
  },
});

const plan = (cycle: string) =>
  resource('AWS::Backup::BackupPlan', `BackupPlan: { BackupPlanRule: [{ Lifecycle: { ${cycle} } }] }`);

ruleTable(e3504, {
  good: {
    'ninety days': plan('MoveToColdStorageAfterDays: 30, DeleteAfterDays: 120'),
    'for ever': plan('MoveToColdStorageAfterDays: 30, DeleteAfterDays: -1'),
    'never cold': plan('DeleteAfterDays: 7'),
  },
  bad: {
    'too few days': {
      text: plan('MoveToColdStorageAfterDays: 30, DeleteAfterDays: «60»'),
      says: 'With cold storage after 30 days this is 120 or more, not: 60',
    },
  },
});
