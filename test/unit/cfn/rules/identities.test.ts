import { e3514 } from '../../../../server/src/core/cfn/rules/policies/e3514.ts';
import { e1150 } from '../../../../server/src/core/cfn/rules/schema/e1150.ts';
import { e1151 } from '../../../../server/src/core/cfn/rules/schema/e1151.ts';
import { e1152 } from '../../../../server/src/core/cfn/rules/schema/e1152.ts';
import { e1154 } from '../../../../server/src/core/cfn/rules/schema/e1154.ts';
import { e3003 } from '../../../../server/src/core/cfn/rules/schema/e3003.ts';
import { e3019 } from '../../../../server/src/core/cfn/rules/schema/e3019.ts';
import { e3024 } from '../../../../server/src/core/cfn/rules/schema/e3024.ts';
import { e3031 } from '../../../../server/src/core/cfn/rules/schema/e3031.ts';
import { e3034 } from '../../../../server/src/core/cfn/rules/schema/e3034.ts';
import { e3040 } from '../../../../server/src/core/cfn/rules/schema/e3040.ts';
import { another, resource } from '../../../support/resourceText.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const functionIn = (groups: string, subnets: string) =>
  resource('AWS::Lambda::Function', `VpcConfig: { SecurityGroupIds: ${groups}, SubnetIds: ${subnets} }`);

ruleTable(e1150, {
  good: { ids: functionIn('[sg-01234567, sg-0123456789abcdef0, !Ref A]', '[a]') },
  bad: {
    'a name': {
      text: functionIn('[«web»]', '[a]'),
      says: 'VpcConfig.SecurityGroupIds takes an id like sg-0123456789abcdef0, not: web',
    },
  },
});

ruleTable(e1151, {
  good: { 'an id': resource('AWS::EC2::Subnet', 'VpcId: vpc-01234567') },
  bad: { 'a name': { text: resource('AWS::EC2::Subnet', 'VpcId: «main»'), says: /vpc-.*, not: main$/ } },
});

ruleTable(e1152, {
  good: {
    'an id': resource('AWS::EC2::Instance', 'ImageId: ami-01234567'),
    'one that is looked up': resource('AWS::EC2::Instance', 'ImageId: "{{resolve:ssm:/aws/image}}"'),
  },
  bad: { 'a name': { text: resource('AWS::EC2::Instance', 'ImageId: «ubuntu»'), says: /ami-.*, not: ubuntu$/ } },
});

ruleTable(e1154, {
  good: { ids: functionIn('[a]', '[subnet-01234567]') },
  bad: { 'a name': { text: functionIn('[a]', '[«first»]'), says: /subnet-.*, not: first$/ } },
});

ruleTable(e3003, {
  good: { 'properties that nobody needs': 'Resources:\n  It:\n    Type: AWS::SQS::Queue\n' },
  bad: {
    'no properties at all': {
      text: 'Resources:\n  «It»:\n    Type: AWS::IAM::Role\n',
      says: 'AWS::IAM::Role needs the property: AssumeRolePolicyDocument',
      fixed: 'Resources:\n  It:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: {}\n',
    },
    'a part without what it needs': {
      text: 'Resources:\n  It:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: {}\n      Policies:\n        - «PolicyName»: a\n',
      says: 'Policy needs the property: PolicyDocument',
      fixed:
        'Resources:\n  It:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: {}\n      Policies:\n        - PolicyDocument: {}\n          PolicyName: a\n',
    },
    'a part in one line': {
      text: resource('AWS::S3::Bucket', 'VersioningConfiguration: «{}»'),
      says: /needs the property: Status$/,
      fixed: resource('AWS::S3::Bucket', 'VersioningConfiguration: { "Status": "Enabled" }'),
      yamlOnly: true,
    },
  },
});

const buckets = (first: string, second: string) =>
  resource('AWS::S3::Bucket', first, 'A') + another('AWS::S3::Bucket', second, 'B');
const conditions = 'Conditions:\n  Here: !Equals [!Ref AWS::Region, a]\n  There: !Not [!Condition Here]\n';

ruleTable(e3019, {
  good: {
    'two names': buckets('BucketName: aaa', 'BucketName: bbb'),
    'names that AWS gives': buckets('AccessControl: Private', 'AccessControl: Private'),
    'names that are not known': buckets('BucketName: !ImportValue a', 'BucketName: !ImportValue a'),
    'one or the other':
      conditions +
      buckets('BucketName: aaa', 'BucketName: aaa')
        .replace('Bucket\n', 'Bucket\n    Condition: Here\n')
        .replace(/Bucket\n(?! +Condition)/, 'Bucket\n    Condition: There\n'),
  },
  bad: {
    'one name': {
      text: buckets('BucketName: aaa', 'BucketName: «aaa»'),
      says: 'The same BucketName as another AWS::S3::Bucket of this template: A',
    },
    'one parameter': { text: buckets('BucketName: !Ref N', 'BucketName: «!Ref N»'), says: /: A$/, yamlOnly: true },
  },
});

const tags = (list: string) => resource('AWS::SQS::Queue', `Tags: [${list}]`);

ruleTable(e3024, {
  good: {
    'two keys': tags('{ Key: a, Value: b }, { Key: A, Value: "" }'),
    'one that is given': tags('{ Key: a, Value: b }, !Ref A, { Key: !Ref B, Value: c }'),
  },
  bad: {
    'one key twice': {
      text: tags('{ Key: a, Value: b }, { Key: «a», Value: c }'),
      says: 'A key of tags stands once; this one stands above: a',
    },
    'a key of AWS': { text: tags('{ Key: "«aws:team»", Value: b }'), says: /are for AWS, not for: aws:team$/ },
    'no value': { text: tags('{ Key: «a» }'), says: 'A tag needs a Value: a', severity: 'warning' },
  },
});

ruleTable(e3040, {
  good: { 'what can be set': resource('AWS::SQS::Queue', 'QueueName: a') },
  bad: {
    'an attribute': {
      text: 'Resources:\n  It:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: 1\n      «QueueUrl»: x\n',
      says: 'AWS::SQS::Queue has no such property, which is read with Fn::GetAtt only: QueueUrl',
      fixed: 'Resources:\n  It:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: 1\n',
    },
  },
});

const policy = (resources: string, type = 'AWS::IAM::ManagedPolicy') =>
  resource(type, `PolicyDocument: { Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: ${resources} }] }`);

ruleTable(e3514, {
  good: {
    'ARNs and all': policy('["*", "arn:aws:s3:::a/*", "arn:*:s3:::a", "arn:aws:s3*", !Ref A]'),
    'a variable': policy(`'arn:aws:s3:::a/\${aws:username}'`),
  },
  bad: {
    'a name': { text: policy('[«my-bucket»]'), says: 'A resource is an ARN or *, not: my-bucket' },
    'part of an ARN': { text: policy('"«arn:aws:s3»"'), says: /arn:aws:s3$/ },
    'a name in a policy of a topic': {
      text: policy('«a»', 'AWS::SNS::TopicPolicy'),
      says: /not: a$/,
      severity: 'warning',
    },
  },
});

// What no package says of these properties is written by hand.
ruleTable(e3031, {
  good: {
    'names and blocks':
      resource('AWS::Lambda::Function', 'FunctionName: my-run_1') +
      another('AWS::EC2::VPC', 'CidrBlock: 10.0.0.0/16', 'B'),
    'a whole ARN': resource(
      'AWS::Lambda::Function',
      'FunctionName: "arn:aws:lambda:us-east-1:123456789012:function:a"',
    ),
    'one address of all': resource('AWS::EC2::SecurityGroupIngress', 'CidrIp: 0.0.0.0/0'),
  },
  bad: {
    'a name with a blank': { text: resource('AWS::Lambda::Function', 'FunctionName: «my run»'), says: /not: my run$/ },
    'a bucket in capitals': { text: resource('AWS::S3::Bucket', 'BucketName: «MyBucket»'), says: /not: MyBucket$/ },
    'a network that is too large': { text: resource('AWS::EC2::VPC', 'CidrBlock: «10.0.0.0/8»'), says: /10.0.0.0\/8$/ },
    'an address alone': { text: resource('AWS::EC2::SecurityGroupIngress', 'CidrIp: «10.0.0.1»'), says: /10.0.0.1$/ },
    'a protocol that there is not': {
      text: resource('AWS::SNS::Subscription', 'Protocol: «mail»'),
      says: /not: mail$/,
    },
  },
});

ruleTable(e3034, {
  good: { 'what fits': resource('AWS::SQS::Queue', 'DelaySeconds: 900, VisibilityTimeout: 0') },
  bad: { 'a long wait': { text: resource('AWS::SQS::Queue', 'DelaySeconds: «901»'), says: /900/ } },
});
