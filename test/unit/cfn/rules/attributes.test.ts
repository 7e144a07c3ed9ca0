import { e3016 } from '../../../../server/src/core/cfn/rules/attributes/e3016.ts';
import { e3028 } from '../../../../server/src/core/cfn/rules/attributes/e3028.ts';
import { e3035 } from '../../../../server/src/core/cfn/rules/attributes/e3035.ts';
import { e3036 } from '../../../../server/src/core/cfn/rules/attributes/e3036.ts';
import { e3055 } from '../../../../server/src/core/cfn/rules/attributes/e3055.ts';
import { i3011 } from '../../../../server/src/core/cfn/rules/attributes/i3011.ts';
import { w3011 } from '../../../../server/src/core/cfn/rules/attributes/w3011.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const of = (type: string, ...lines: readonly string[]) =>
  `Resources:\n  One:\n    Type: ${type}\n${lines.map((line) => `    ${line}\n`).join('')}`;
const database = 'AWS::RDS::DBInstance';
const group = 'AWS::AutoScaling::AutoScalingGroup';

ruleTable(e3035, {
  good: {
    'what there is': of('AWS::SNS::Topic', 'DeletionPolicy: RetainExceptOnCreate'),
    'a snapshot where there are any': of(database, 'DeletionPolicy: Snapshot'),
    'a function, with AWS::LanguageExtensions': `Transform: AWS::LanguageExtensions\n${of(database, 'DeletionPolicy: !If [A, Snapshot, Delete]')}`,
  },
  bad: {
    'a misspelt one': {
      text: of(database, 'DeletionPolicy: «Retian»'),
      says: 'DeletionPolicy is Delete, Retain, RetainExceptOnCreate, or Snapshot where AWS can take one.',
      fixed: of(database, 'DeletionPolicy: Retain'),
    },
    'a snapshot where there is none': {
      text: of('AWS::SNS::Topic', 'DeletionPolicy: «Snapshot»'),
      says: 'AWS takes no snapshots of AWS::SNS::Topic; DeletionPolicy is Delete or Retain or RetainExceptOnCreate.',
    },
    'a function': {
      text: of(database, 'DeletionPolicy: «!Ref» A'),
      says: 'DeletionPolicy is written as it is; for functions the template needs Transform: AWS::LanguageExtensions',
    },
    'one way of a Fn::If': {
      text: `Transform: AWS::LanguageExtensions\n${of(database, 'DeletionPolicy: !If [A, Snapshot, «Keep»]')}`,
      says: 'DeletionPolicy is Delete, Retain, RetainExceptOnCreate, or Snapshot where AWS can take one.',
    },
  },
});

ruleTable(e3036, {
  good: { 'what there is': of(database, 'UpdateReplacePolicy: Snapshot') },
  bad: {
    'a policy of deletion only': {
      text: of(database, 'UpdateReplacePolicy: «RetainExceptOnCreate»'),
      says: 'UpdateReplacePolicy is Delete, Retain, or Snapshot where AWS can take one.',
    },
    'a misspelt one': {
      text: of(database, 'UpdateReplacePolicy: «delete»'),
      says: 'UpdateReplacePolicy is Delete, Retain, or Snapshot where AWS can take one.',
      fixed: of(database, 'UpdateReplacePolicy: Delete'),
    },
  },
});

ruleTable(e3016, {
  good: {
    'keys of the type': of(
      group,
      'UpdatePolicy:',
      '  AutoScalingRollingUpdate: { MinInstancesInService: "1", PauseTime: PT1H30M, WaitOnResourceSignals: true }',
      '  AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: !Ref A }',
    ),
    'types of others': of('Other::Vendor::Thing', 'UpdatePolicy: { a: b }'),
  },
  bad: {
    'a type that has none': {
      text: of('AWS::SNS::Topic', '«UpdatePolicy»: { a: b }'),
      says: 'Resources of this type have no UpdatePolicy: AWS::SNS::Topic',
    },
    'a misspelt key': {
      text: of(group, 'UpdatePolicy: { «AutoScalingRolingUpdate»: {} }'),
      says: 'UpdatePolicy has no such key; did you mean AutoScalingRollingUpdate: AutoScalingRolingUpdate',
      fixed: of(group, 'UpdatePolicy: { AutoScalingRollingUpdate: {} }'),
    },
    'values of the wrong kind': {
      text: of(
        group,
        'UpdatePolicy: { AutoScalingRollingUpdate: { MaxBatchSize: «many», PauseTime: «15m», SuspendProcesses: «a» } }',
      ),
      says: [
        'UpdatePolicy.AutoScalingRollingUpdate.MaxBatchSize is a whole number.',
        'UpdatePolicy.AutoScalingRollingUpdate.PauseTime is a duration such as PT15M.',
        'UpdatePolicy.AutoScalingRollingUpdate.SuspendProcesses is a list.',
      ],
    },
    'two ways to update': {
      text: of(
        group,
        '«UpdatePolicy»: { AutoScalingRollingUpdate: {}, AutoScalingInstanceRefresh: { Strategy: Rolling } }',
      ),
      says: 'UpdatePolicy takes AutoScalingRollingUpdate or AutoScalingInstanceRefresh, not both.',
    },
  },
});

ruleTable(e3055, {
  good: {
    'signals to wait for': of('AWS::EC2::Instance', 'CreationPolicy: { ResourceSignal: { Count: 1, Timeout: PT15M } }'),
    'what a function gives': of('AWS::EC2::Instance', 'CreationPolicy: { ResourceSignal: { Count: !Ref A } }'),
  },
  bad: {
    'a misspelt key, and no duration': {
      text: of('AWS::EC2::Instance', 'CreationPolicy: { ResourceSignal: { «Timeot»: PT1H, Timeout: «15» } }'),
      says: [
        'CreationPolicy.ResourceSignal has no such key: Timeot',
        'CreationPolicy.ResourceSignal.Timeout is a duration such as PT15M.',
      ],
    },
    'a misspelt attribute': {
      text: of('AWS::EC2::Instance', 'CreationPolicy: { «ResourceSignals»: {} }'),
      says: 'CreationPolicy has no such key; did you mean ResourceSignal: ResourceSignals',
      fixed: of('AWS::EC2::Instance', 'CreationPolicy: { ResourceSignal: {} }'),
    },
    'one of a custom resource': {
      text: of('Custom::Thing', '«CreationPolicy»: { ResourceSignal: {} }'),
      says: 'Custom resources have no CreationPolicy.',
    },
  },
});

ruleTable(e3028, {
  good: { 'a map': of('AWS::EC2::Instance', 'Metadata: { "AWS::CloudFormation::Init": { config: {} }, a: 1 }') },
  bad: {
    'a text': { text: of('AWS::EC2::Instance', 'Metadata: «a»'), says: 'The Metadata of a resource is a map.' },
    'an Init that is a list': {
      text: of('AWS::EC2::Instance', 'Metadata: { "AWS::CloudFormation::Init": «[a]» }'),
      says: 'AWS::CloudFormation::Init is a map.',
    },
  },
});

ruleTable(w3011, {
  good: {
    both: of(database, 'DeletionPolicy: Retain', 'UpdateReplacePolicy: Retain'),
    'what is the default anyway': of(database, 'DeletionPolicy: Delete'),
    'versions of functions': of('AWS::Lambda::Version', 'DeletionPolicy: Retain'),
  },
  bad: {
    'a policy of deletion only': {
      text: of(database, '«DeletionPolicy»: Snapshot', 'Properties: {}'),
      says: 'It is lost when it is replaced, unless it has the other policy too: UpdateReplacePolicy',
      fixed: of(database, 'DeletionPolicy: Snapshot', 'UpdateReplacePolicy: Snapshot', 'Properties: {}'),
    },
    'a policy of replacing only': {
      text: of(database, '«UpdateReplacePolicy»: Retain'),
      says: 'It is lost when it is deleted, unless it has the other policy too: DeletionPolicy',
    },
    'a policy that the other one has not': {
      text: of(database, '«DeletionPolicy»: RetainExceptOnCreate'),
      says: 'It is lost when it is replaced, unless it has the other policy too: UpdateReplacePolicy',
      fixed: of(database, 'DeletionPolicy: RetainExceptOnCreate', 'UpdateReplacePolicy: Retain'),
    },
  },
});

ruleTable(i3011, {
  good: {
    'one with a policy': of(database, 'DeletionPolicy: Delete'),
    'what holds nothing': of('AWS::SNS::Topic'),
    'what must be empty first': of('AWS::S3::Bucket'),
  },
  bad: {
    'a database without a policy': {
      text: of(`«${database}»`),
      says: /^What it holds is lost .*: AWS::RDS::DBInstance$/,
      severity: 'info',
    },
  },
});
