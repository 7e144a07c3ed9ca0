import { e3020 } from '../../../../server/src/core/cfn/rules/schema/e3020.ts';
import { e3021 } from '../../../../server/src/core/cfn/rules/schema/e3021.ts';
import { e3030 } from '../../../../server/src/core/cfn/rules/schema/e3030.ts';
import { e3031 } from '../../../../server/src/core/cfn/rules/schema/e3031.ts';
import { e3032 } from '../../../../server/src/core/cfn/rules/schema/e3032.ts';
import { e3033 } from '../../../../server/src/core/cfn/rules/schema/e3033.ts';
import { e3034 } from '../../../../server/src/core/cfn/rules/schema/e3034.ts';
import { e3058 } from '../../../../server/src/core/cfn/rules/schema/e3058.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const resource = (type: string, ...properties: readonly string[]) =>
  `Resources:\n  It:\n    Type: ${type}\n    Properties:\n${properties.map((line) => `      ${line}\n`).join('')}`;

const key = (...properties: readonly string[]) => resource('AWS::KMS::Key', ...properties);
const lambda = (...properties: readonly string[]) => resource('AWS::Lambda::Function', ...properties);
const group = (...properties: readonly string[]) => resource('AWS::EC2::SecurityGroup', ...properties);

ruleTable(e3030, {
  good: {
    'a value that there is': key('KeyUsage: SIGN_VERIFY'),
    'what is given or looked up later': key('KeyUsage: !Ref Mode', "KeySpec: '{{resolve:ssm:class}}'"),
    'a value that is being typed': key('Description: a', 'KeyUsage:'),
  },
  bad: {
    'a misspelt value': {
      text: key('KeyUsage: «SIGN_VERFIY»'),
      says: 'KeyUsage is not known to take this; did you mean SIGN_VERIFY: SIGN_VERFIY',
      fixed: key('KeyUsage: SIGN_VERIFY'),
      severity: 'error',
    },
    'a value that may be new': {
      text: key('Origin: «ELSEWHERE»'),
      says: 'Origin is not known to take this; it takes AWS_KMS, EXTERNAL: ELSEWHERE',
      severity: 'warning',
    },
    'a value in another case': { text: key('Origin: «external»'), says: /did you mean EXTERNAL/, severity: 'warning' },
    'one way of a Fn::If': { text: key('Origin: !If [A, EXTERNAL, «EXTERNALL»]'), says: /EXTERNALL$/ },
  },
});

ruleTable(e3031, {
  good: {
    'what fits': resource('AWS::IAM::Role', 'AssumeRolePolicyDocument: {}', 'Path: /a/', 'RoleName: a'),
    functions: lambda('Role: !GetAtt A.Arn'),
    'what is looked up later': lambda("Role: '{{resolve:ssm:role}}'"),
  },
  bad: {
    'a name where an ARN is due': { text: lambda('Role: «admin»'), says: /^Role takes what fits .*, not: admin$/ },
  },
});

ruleTable(e3032, {
  good: {
    'lists that are not too long': lambda('Architectures: [x86_64]'),
    'items that may not be there': lambda('Architectures: [!If [A, x86_64, !Ref AWS::NoValue], arm64]'),
    'lists of functions': lambda('Architectures: !Split [",", !Ref A]'),
  },
  bad: {
    'a list with too many': {
      text: lambda('Architectures: «[x86_64, arm64]»'),
      says: 'Architectures takes at most 1 items, here are 2.',
    },
    'a list with too few': {
      text: lambda('Architectures: «[]»'),
      says: 'Architectures takes at least 1 items, here are 0.',
    },
  },
});

ruleTable(e3033, {
  good: {
    'texts that are not too long': lambda(`Description: ${'a'.repeat(256)}`),
    'letters outside of the first plane, each counted once': lambda(`Description: ${'🐆'.repeat(200)}`),
    functions: lambda(`Description: !Sub ${'a'.repeat(300)}`),
  },
  bad: {
    'a text that is too long': {
      text: lambda(`Description: «${'a'.repeat(257)}»`),
      says: 'Description takes at most 256 characters, here are 257.',
    },
  },
});

ruleTable(e3034, {
  good: {
    'numbers within': lambda('Timeout: "3"', 'EphemeralStorage: { Size: 512 }'),
    'what is no number': lambda('Timeout: !Ref Time', 'EphemeralStorage: { Size: large }'),
  },
  bad: {
    'numbers below and above': {
      text: lambda('Timeout: «0»', 'EphemeralStorage: { Size: «20000» }'),
      says: ['Timeout takes at least 1, not: 0', 'EphemeralStorage.Size takes at most 10240, not: 20000'],
    },
  },
});

ruleTable(e3020, {
  good: {
    'a list of nothing beside it':
      'Resources:\n  A:\n    Type: AWS::CloudWatch::Alarm\n    Properties: { Metrics: [{ Id: a }], Dimensions: [] }\n',
    'one of them': group('SecurityGroupIngress: [{ IpProtocol: tcp, CidrIp: 10.0.0.0/8 }]'),
    'what a function may leave out': lambda(
      'Code: { ZipFile: a, S3Bucket: !If [A, b, !Ref AWS::NoValue], S3Key: !Ref AWS::NoValue }',
    ),
    'what a loop or a transform writes': lambda('Code: { ZipFile: a, S3Bucket: b, Fn::Transform: { Name: A } }'),
  },
  bad: {
    'two that exclude each other': {
      text: lambda('Code: { ZipFile: a, «S3Bucket»: b }'),
      says: 'Code has ZipFile already, and takes none beside it: S3Bucket',
    },
    'an address and a group': {
      text: group('SecurityGroupIngress: [{ IpProtocol: tcp, CidrIp: 10.0.0.0/8, «SourceSecurityGroupId»: sg-1 }]'),
      says: /SourceSecurityGroupId$/,
    },
  },
});

ruleTable(e3021, {
  good: { 'both of two': lambda('Code: { S3Bucket: a, S3Key: !If [A, b, c] }') },
  bad: {
    'one of two': { text: lambda('Code: { «S3Bucket»: a }'), says: 'S3Bucket needs the property beside it: S3Key' },
  },
});

ruleTable(e3058, {
  good: {
    'one of them': resource('AWS::Events::Rule', 'EventPattern: !If [A, {}, !Ref AWS::NoValue]'),
    'what a loop or a transform writes': resource('AWS::Events::Rule', 'Fn::Transform: { Name: AWS::Include }'),
  },
  bad: {
    'a rule without any': {
      text: 'Resources:\n  «It»:\n    Type: AWS::Events::Rule\n    Properties: { Name: a }\n',
      says: 'AWS::Events::Rule needs one of these: EventPattern, ScheduleExpression',
    },
  },
});
