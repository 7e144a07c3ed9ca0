import { e2530 } from '../../../../server/src/core/cfn/rules/compute/e2530.ts';
import { e3505 } from '../../../../server/src/core/cfn/rules/compute/e3505.ts';
import { e3663 } from '../../../../server/src/core/cfn/rules/compute/e3663.ts';
import { e3677 } from '../../../../server/src/core/cfn/rules/compute/e3677.ts';
import { e3685 } from '../../../../server/src/core/cfn/rules/compute/e3685.ts';
import { e3705 } from '../../../../server/src/core/cfn/rules/compute/e3705.ts';
import { w2533 } from '../../../../server/src/core/cfn/rules/compute/w2533.ts';
import { w3663 } from '../../../../server/src/core/cfn/rules/compute/w3663.ts';
import { w3664 } from '../../../../server/src/core/cfn/rules/compute/w3664.ts';
import { another, resource } from '../../../support/resourceText.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const lambda = (properties: string) => resource('AWS::Lambda::Function', properties);

ruleTable(e2530, {
  good: {
    Java: lambda('Runtime: java21, SnapStart: { ApplyOn: PublishedVersions }'),
    'Python of late': lambda('Runtime: python3.12, SnapStart: { ApplyOn: PublishedVersions }'),
    'a runtime without it': lambda('Runtime: nodejs22.x, SnapStart: { ApplyOn: None }'),
    'a runtime that is given': lambda('Runtime: !Ref A, SnapStart: { ApplyOn: PublishedVersions }'),
  },
  bad: {
    'Node.js': {
      text: lambda('Runtime: nodejs22.x, SnapStart: { ApplyOn: «PublishedVersions» }'),
      says: 'SnapStart is not to be had with the runtime: nodejs22.x',
    },
    'an old Python': {
      text: lambda('Runtime: python3.11, SnapStart: { ApplyOn: «PublishedVersions» }'),
      says: /python3.11$/,
    },
  },
});

ruleTable(e3677, {
  good: {
    Python: lambda('Runtime: python3.13, Code: { ZipFile: "a = 1" }'),
    'an archive': lambda('Runtime: java21, Code: { S3Bucket: a, S3Key: b }'),
  },
  bad: {
    Java: { text: lambda('Runtime: «java21», Code: { ZipFile: "class A {}" }'), says: /Python only, not for: java21$/ },
    'Java in a SAM function': {
      text: resource('AWS::Serverless::Function', 'Runtime: «java21», InlineCode: "class A {}"'),
      says: /java21$/,
    },
  },
});

ruleTable(e3685, {
  good: {
    'an archive': lambda('Handler: a.b, Code: { S3Bucket: a, S3Key: b }'),
    'a handler that may be left out': lambda(
      'PackageType: Image, Handler: !If [A, b, !Ref AWS::NoValue], Code: { ImageUri: a }',
    ),
  },
  bad: {
    'a handler and a runtime': {
      text: lambda('«Handler»: a.b, «Runtime»: python3.13, PackageType: Image'),
      says: ['A function of a container image has no such property: Handler', /: Runtime$/],
    },
    'layers of an image': { text: lambda('Code: { ImageUri: !Ref A }, «Layers»: [a]'), says: /: Layers$/ },
  },
});

ruleTable(e3663, {
  good: { 'variables of one’s own': lambda('Environment: { Variables: { TZ: UTC, TABLE: a } }') },
  bad: {
    'the region': {
      text: lambda('Environment: { Variables: { «AWS_REGION»: a, TABLE: b } }'),
      says: 'Lambda sets this variable itself: AWS_REGION',
    },
  },
});

ruleTable(w2533, {
  good: {
    'an archive with both': lambda('Handler: a.b, Runtime: python3.13, Code: { S3Bucket: a, S3Key: b }'),
    'an image': lambda('PackageType: Image, Code: { ImageUri: a }'),
    'a kind that is given': lambda('PackageType: !Ref A, Code: { S3Bucket: a, S3Key: b }'),
    'what all functions have': `Globals: { Function: { Handler: a.b, Runtime: python3.13 } }\n${resource('AWS::Serverless::Function', 'CodeUri: a')}`,
  },
  bad: {
    'an archive without': {
      text: resource('AWS::Lambda::Function', 'Code: { S3Bucket: a, S3Key: b }, Runtime: python3.13', '«It»'),
      says: 'A function whose code is no image needs: Handler',
    },
    'a SAM function': {
      text: resource('AWS::Serverless::Function', 'CodeUri: a, Handler: a.b', '«It»'),
      says: /: Runtime$/,
    },
  },
});

const reads = (queue: string, reader: string, more = '') =>
  `${resource('AWS::SQS::Queue', queue, 'Queue')}${another('AWS::Lambda::Function', reader, 'Run')}${another('AWS::Lambda::EventSourceMapping', `EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref Run${more}`, 'Map')}`;

ruleTable(e3505, {
  good: {
    'time enough': reads('VisibilityTimeout: 60', 'Timeout: 60'),
    'a time that is given': reads('VisibilityTimeout: !Ref A', 'Timeout: 60'),
    'what nobody says': reads('DelaySeconds: 1', 'MemorySize: 128'),
  },
  bad: {
    'a queue that is too quick': {
      text: reads('VisibilityTimeout: «30»', 'Timeout: 60'),
      says: 'The queue hides messages for 30 seconds, less than Run may work: 60',
    },
    'the time that queues have': {
      text: reads('DelaySeconds: 1', 'Timeout: 60').replace('  Queue:', '  «Queue»:'),
      says: /30 seconds/,
    },
  },
});

ruleTable(e3705, {
  good: {
    'ten of a FIFO queue': reads('FifoQueue: true', 'Timeout: 1', ', BatchSize: 10'),
    'a hundred of another': reads('DelaySeconds: 1', 'Timeout: 1', ', BatchSize: 100'),
  },
  bad: {
    'a hundred of a FIFO queue': {
      text: reads('FifoQueue: true', 'Timeout: 1', ', BatchSize: «100»'),
      says: 'Of a FIFO queue a batch has at most 10 messages, not: 100',
    },
  },
});

const permission = (properties: string) =>
  `${resource('AWS::S3::Bucket', 'BucketName: abc', 'Bucket')}${another('AWS::Lambda::Permission', properties, 'May')}`;

ruleTable(w3663, {
  good: {
    'with the account': permission('SourceArn: !GetAtt Bucket.Arn, SourceAccount: !Ref AWS::AccountId'),
    'an ARN with an account': permission('SourceArn: "arn:aws:sns:us-east-1:123456789012:a"'),
  },
  bad: {
    'a bucket of this template': {
      text: permission('SourceArn: «!GetAtt Bucket.Arn»'),
      says: 'The ARN of a bucket names no account; add: SourceAccount',
      yamlOnly: true,
    },
    'a bucket by its ARN': { text: permission('SourceArn: "«arn:aws:s3:::abc»"'), says: /SourceAccount$/ },
  },
});

ruleTable(w3664, {
  good: {
    'its service': permission('SourceArn: !GetAtt Bucket.Arn, Principal: s3.amazonaws.com'),
    'an account': permission('SourceArn: !GetAtt Bucket.Arn, Principal: "123456789012"'),
  },
  bad: {
    'another service': {
      text: permission('SourceArn: !GetAtt Bucket.Arn, Principal: «sns.amazonaws.com»'),
      says: 'SourceArn names an AWS::S3::Bucket, whose service is s3, not: sns.amazonaws.com',
    },
  },
});
