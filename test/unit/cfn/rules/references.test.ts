import { e1010 } from '../../../../server/src/core/cfn/rules/references/e1010.ts';
import { e1019 } from '../../../../server/src/core/cfn/rules/references/e1019.ts';
import { e1020 } from '../../../../server/src/core/cfn/rules/references/e1020.ts';
import { e1029 } from '../../../../server/src/core/cfn/rules/references/e1029.ts';
import { e1040 } from '../../../../server/src/core/cfn/rules/references/e1040.ts';
import { e1041 } from '../../../../server/src/core/cfn/rules/references/e1041.ts';
import { w1054 } from '../../../../server/src/core/cfn/rules/references/w1054.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const of = (value: string) => `Parameters:
  Name:
    Type: String
Conditions:
  Big: !Equals [!Ref Name, big]
Resources:
  Topic:
    Type: AWS::SNS::Topic
  Database:
    Type: AWS::RDS::DBInstance
  Custom:
    Type: Custom::Thing
  Inner:
    Type: AWS::CloudFormation::Stack
  Part:
    Type: My::Own::Thing::MODULE
  Own:
    Type: Other::Vendor::Thing
Outputs:
  Out:
    Value: ${value}
`;

const sam = (value: string) => `Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
  Work:
    Type: AWS::Serverless::Function
Outputs:
  Out:
    Value: ${value}
`;

const loop = `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Topics:
    - Stage
    - [Dev, Prod]
    - Topic\${Stage}:
        Type: AWS::SNS::Topic
        Properties:
          TopicName: !Ref Stage
Outputs:
  Out:
    Value: `;

ruleTable(e1020, {
  good: {
    'a parameter, a resource and a pseudo parameter': of('!Join ["", [!Ref Name, !Ref Topic, !Ref AWS::Region]]'),
    'what modules make': of('!Ref PartBucket'),
    'what SAM makes': sam('!Join ["", [!Ref WorkRole, !Ref Work.Alias, !Ref ServerlessRestApi, !Ref ApiProdStage]]'),
    'what a loop makes': `${loop}!Ref TopicDev\n`,
    'a name that a function gives, with AWS::LanguageExtensions': `${loop}{ Ref: !Sub "\${AWS::Region}" }\n`,
    'a template that includes its resources': of('!Ref Other').replace(
      '  Topic:',
      '  Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://a/b } }\n  Topic:',
    ),
  },
  bad: {
    'a misspelt name': {
      text: of('!Ref «Topik»'),
      says: 'Neither a parameter nor a resource; did you mean Topic: Topik',
      fixed: of('!Ref Topic'),
    },
    'a name that there is not': { text: of('!Ref «Anything»'), says: 'Neither a parameter nor a resource: Anything' },
    'what a loop does not make': {
      text: `${loop}!Ref «Queue»\n`,
      says: 'Neither a parameter nor a resource: Queue',
    },
    'a name of SAM without SAM': {
      text: of('!Ref «ServerlessRestApi»'),
      says: 'Neither a parameter nor a resource: ServerlessRestApi',
    },
    'a list': { text: of('!Ref «[Name]»'), says: 'Ref takes the name of a parameter or a resource, written as it is.' },
    'a resource in a condition': {
      text: of('a').replace('!Ref Name', '!Ref «Topic»'),
      says: 'Conditions are decided before there are any resources, Ref takes a parameter here: Topic',
    },
  },
});

ruleTable(e1010, {
  good: {
    'an attribute': of('!GetAtt Topic.TopicName'),
    'the long form': of('{ "Fn::GetAtt": [Topic, TopicName] }'),
    'an attribute with a point': of('!GetAtt Database.Endpoint.Address'),
    'an attribute that a function gives': of('{ "Fn::GetAtt": [Topic, !Ref Name] }'),
    'whatever a custom resource gives': of('!GetAtt Custom.Anything.At.All'),
    'what a stack puts out': of('!GetAtt Inner.Outputs.Anything'),
    'modules, and types of others': of(
      '!Join ["", [!GetAtt PartBucket.Arn, !GetAtt Part.Bucket.Arn, !GetAtt Own.Any]]',
    ),
    'what SAM makes': sam('!Join ["", [!GetAtt Work.Arn, !GetAtt WorkRole.Arn, !GetAtt Work.Version.FunctionArn]]'),
    'what a loop makes': `${loop}!GetAtt TopicProd.TopicName\n`,
  },
  bad: {
    'a misspelt attribute': {
      text: of('!GetAtt Topic.«TopicNam»'),
      says: 'AWS::SNS::Topic has no such attribute; did you mean TopicName: TopicNam',
      fixed: of('!GetAtt Topic.TopicName'),
    },
    'a misspelt part of an attribute': {
      text: of('{ "Fn::GetAtt": [Database, «Endpoint.Adress»] }'),
      says: 'AWS::RDS::DBInstance has no such attribute; did you mean Endpoint.Address: Endpoint.Adress',
      fixed: of('{ "Fn::GetAtt": [Database, Endpoint.Address] }'),
    },
    'an attribute that is none': {
      text: of('!GetAtt Topic.«Arn»'),
      says: 'AWS::SNS::Topic has no such attribute; did you mean TopicArn: Arn',
      fixed: of('!GetAtt Topic.TopicArn'),
    },
    'a property': {
      text: of('!GetAtt Database.«AllocatedStorage»'),
      says: 'AWS documents this as a property of AWS::RDS::DBInstance, not as an attribute that Fn::GetAtt gives: AllocatedStorage',
      severity: 'warning',
    },
    'a resource that there is not': {
      text: of('!GetAtt «Topik».TopicName'),
      says: 'There is no such resource; did you mean Topic: Topik',
      fixed: of('!GetAtt Topic.TopicName'),
    },
    'a parameter': { text: of('!GetAtt «Name».Arn'), says: 'There is no such resource, it is a parameter: Name' },
    'no attribute': {
      text: of('!GetAtt «Topic»'),
      says: 'Fn::GetAtt takes a resource and an attribute of it: Name.Attribute',
    },
    'what SAM’s functions have not': {
      text: sam('!GetAtt Work.«Name»'),
      says: /^AWS::Serverless::Function has no such attribute/,
    },
    'one in a condition': {
      text: of('a').replace('!Ref Name', '«!GetAtt» Topic.TopicName'),
      says: 'Conditions are decided before there are any resources, Fn::GetAtt cannot stand in them.',
    },
  },
});

ruleTable(e1019, {
  good: {
    'names that there are': of('!Sub "${Name} ${Topic} ${Topic.TopicName} ${AWS::Region} ${ Name }"'),
    'variables of its own': of('!Sub ["${A} ${Name}", { A: !Ref Topic }]'),
    'what stays as it is': of('!Sub "${!HOME} $HOME $(x)"'),
    'variables of a loop': `${loop}a\n`.replace('!Ref Stage', '!Sub "${Stage}"'),
    'what SAM makes': sam('!Sub "${ServerlessRestApi} ${Api.Stage} ${WorkRole.Arn}"'),
  },
  bad: {
    'a misspelt name': {
      text: of('!Sub "a ${«Nam»} b"'),
      says: 'Neither a parameter, a resource nor a variable of this Fn::Sub; did you mean Name: Nam',
      fixed: of('!Sub "a ${Name} b"'),
    },
    'a variable of a shell': {
      text: of('!Sub "${«HOSTNAME»}"'),
      says: 'Neither a parameter, a resource nor a variable of this Fn::Sub: HOSTNAME',
      fixed: of('!Sub "${!HOSTNAME}"'),
    },
    'names in a long text': {
      text: `${of('!Sub |').trimEnd()}\n      \${«A»}\n      \${Topic.«B»} \${«C».D}\n`,
      says: [/^Neither .*: A$/, /^AWS::SNS::Topic has no such attribute.*: B$/, 'There is no such resource: C'],
    },
    'what is no name': {
      text: of('!Sub "${«a-b»}"'),
      says: 'A name in Fn::Sub has letters, digits, points and colons only: a-b',
      fixed: of('!Sub "${!a-b}"'),
    },
    'a list without variables': {
      text: of('!Sub «["${Name}"]»'),
      says: 'Fn::Sub takes a text, or [text, { Variable: value }].',
    },
    'a variable that is a list': {
      text: of('!Sub ["${A}", { A: «!GetAZs» "" }]'),
      says: 'A variable of Fn::Sub is a text, this gives a list.',
    },
    'a resource in a condition': {
      text: of('a').replace('!Ref Name', '!Sub "${«Topic»}"'),
      says: 'Conditions are decided before there are any resources; this names one: Topic',
    },
  },
});

const policy = (resource: string) => `Parameters:
  Name:
    Type: String
Resources:
  Topic:
    Type: AWS::SNS::Topic
  Policy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: a
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: ${resource}
`;

const machine = (definition: string, script: string) => `Parameters:
  Name:
    Type: String
Resources:
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionSubstitutions:
        Region: !Ref AWS::Region
        AWS::AccountId: !Ref AWS::AccountId
      DefinitionString: ${definition}
  Instance:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: ${script}
`;

ruleTable(e1029, {
  good: {
    'variables of IAM': policy("'arn:aws:s3:::a/${aws:username}/*'"),
    'names that there are not': policy("'${Nobody} ${Nobody.Arn} ${Topic.Nothing}'"),
    'what is filled in': policy('!Sub "${Name}"'),
    'what is kept': policy("'${!Name}'"),
    'variables of scripts and state machines': machine("'${Region} ${Name} ${AWS::AccountId}'", "'echo ${Name}'"),
  },
  bad: {
    'a pseudo parameter': {
      text: policy("'arn:${«AWS::Partition»}:s3:::a'"),
      says: 'Only Fn::Sub fills in a name, in this text it stays as it is: ${AWS::Partition}',
      fixed: policy("!Sub 'arn:${AWS::Partition}:s3:::a'"),
      severity: 'warning',
    },
    'a parameter beside what others fill in': {
      text: policy("'${aws:username}/${«Name»}'"),
      says: 'Only Fn::Sub fills in a name, in this text it stays as it is: ${Name}',
      fixed: policy("!Sub '${!aws:username}/${Name}'"),
    },
    'an attribute': {
      text: policy('arn/${«Topic.TopicName»}'),
      says: 'Only Fn::Sub fills in a name, in this text it stays as it is: ${Topic.TopicName}',
    },
    'a pseudo parameter in a script': {
      text: machine("'a'", "'echo ${«AWS::Region»} ${Name}'"),
      says: 'Only Fn::Sub fills in a name, in this text it stays as it is: ${AWS::Region}',
    },
  },
});

const lambda = (role: string, more = '') => `Resources:
  Role:
    Type: AWS::IAM::Role
  Profile:
    Type: AWS::IAM::InstanceProfile
  Key:
    Type: AWS::KMS::Key
  Topic:
    Type: AWS::SNS::Topic
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Role: ${role}
  Instance:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-1
${more}`;

ruleTable(e1041, {
  good: {
    'what gives an ARN': lambda('!GetAtt Role.Arn', '      IamInstanceProfile: !Ref Profile\n'),
    'a key by its id': lambda('!GetAtt Role.Arn').replace(
      'AWS::SNS::Topic\n',
      'AWS::SNS::Topic\n    Properties:\n      KmsMasterKeyId: !Ref Key\n',
    ),
    'what the data call Id': `Resources:
  Group: { Type: AWS::EC2::SecurityGroup }
  Rule:
    Type: AWS::EC2::SecurityGroupIngress
    Properties: { GroupId: !Ref Group, SourceSecurityGroupId: !GetAtt Group.GroupId }
`,
    'a name where a name or an ARN is due': `Resources:
  Work:
    Type: AWS::Lambda::Function
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !Ref Work
`,
  },
  bad: {
    'the name of a role where its ARN is due': {
      text: lambda('!Ref «Role»'),
      says: 'Role takes the Arn of AWS::IAM::Role, this is its RoleName: Role',
      fixed: lambda('!GetAtt Role.Arn'),
      severity: 'error',
    },
    'another type': {
      text: lambda('!GetAtt Role.Arn', '      IamInstanceProfile: !Ref «Role»\n'),
      says: 'IamInstanceProfile takes what identifies AWS::IAM::InstanceProfile, this is AWS::IAM::Role: Role',
      severity: 'warning',
    },
  },
});

ruleTable(e1040, {
  good: { 'the ARN of a role': lambda('!GetAtt Role.Arn') },
  bad: {
    'the id of a role where its ARN is due': {
      text: lambda('!GetAtt Role.«RoleId»'),
      says: 'Role takes the Arn of AWS::IAM::Role, this is its RoleId: Role',
      fixed: lambda('!GetAtt Role.Arn'),
      severity: 'error',
    },
    'the ARN of a profile where its name is due': {
      text: lambda('!GetAtt Role.Arn', '      IamInstanceProfile: !GetAtt Profile.«Arn»\n'),
      says: 'IamInstanceProfile takes the InstanceProfileName of AWS::IAM::InstanceProfile, this is its Arn: Profile',
      fixed: lambda('!GetAtt Role.Arn', '      IamInstanceProfile: !Ref Profile\n'),
      severity: 'warning',
    },
  },
});

ruleTable(w1054, {
  good: {
    'what is read': of('!Join ["", [!Ref AWS::Region, { "Fn::Sub": "${AWS::Region}" }]]'),
    'a text with more in it': of('the AWS::Region'),
  },
  bad: {
    'the name as a value': {
      text: of('«AWS::Region»'),
      says: 'This stays as it is written; Ref gives the value: AWS::Region',
      fixed: of('!Ref AWS::Region'),
    },
  },
});
