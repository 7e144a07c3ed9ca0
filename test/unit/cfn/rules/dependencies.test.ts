import { e1027 } from '../../../../server/src/core/cfn/rules/references/e1027.ts';
import { e1050 } from '../../../../server/src/core/cfn/rules/references/e1050.ts';
import { e1051 } from '../../../../server/src/core/cfn/rules/references/e1051.ts';
import { e1052 } from '../../../../server/src/core/cfn/rules/references/e1052.ts';
import { e3004 } from '../../../../server/src/core/cfn/rules/references/e3004.ts';
import { e3005 } from '../../../../server/src/core/cfn/rules/references/e3005.ts';
import { w1001 } from '../../../../server/src/core/cfn/rules/references/w1001.ts';
import { w1053 } from '../../../../server/src/core/cfn/rules/references/w1053.ts';
import { w3005 } from '../../../../server/src/core/cfn/rules/references/w3005.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

/** Topics by name, each with lines of its own. */
const topics = (bodies: Readonly<Record<string, string>>, before = '') =>
  `${before}Resources:\n${Object.entries(bodies)
    .map(([id, body]) => `  ${id}:\n    Type: AWS::SNS::Topic\n${body}`)
    .join('')}`;
const named = (value: string) => `    Properties:\n      TopicName: ${value}\n`;
const waits = (value: string) => `    DependsOn: ${value}\n`;

const conditions = `Parameters:
  Stage:
    Type: String
    AllowedValues: [dev, test, prod]
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Equals [!Ref Stage, dev]
  IsOther: !Not [!Or [!Condition IsProd, !Condition IsDev]]
  IsTest: !Equals [!Ref Stage, test]
`;

ruleTable(e3004, {
  good: {
    'a chain': topics({ A: named('!Ref B'), B: named('!GetAtt C.TopicName'), C: waits('D'), D: '' }),
    'what cannot be at the same time': topics(
      {
        A: named('!If [IsProd, !GetAtt B.TopicName, a]'),
        B: named('!If [IsDev, !GetAtt A.TopicName, b]'),
      },
      conditions,
    ),
    'what SAM makes apart': `Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: !Ref Work
  Work:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Get:
          Type: Api
          Properties:
            RestApiId: !Ref Api
`,
  },
  bad: {
    'two that wait for each other': {
      text: topics({ A: named('!Ref «B»'), B: waits('A') }),
      says: 'These resources wait for each other: A → B → A',
    },
    'three, through texts': {
      text: topics({ A: named('!Sub "${«B»}"'), B: named('!Sub "${C.TopicName}"'), C: named('!Ref A') }),
      says: 'These resources wait for each other: A → B → C → A',
    },
    'one that waits for itself': {
      text: topics({ A: named('!GetAtt «A».TopicName') }),
      says: 'A resource cannot wait for itself: A',
    },
    'two circles': {
      text: topics({ A: waits('«B»'), B: waits('A'), C: waits('«D»'), D: waits('C') }),
      says: ['These resources wait for each other: A → B → A', 'These resources wait for each other: C → D → C'],
    },
    'what can be at the same time': {
      text: topics({ A: named('!If [IsProd, !Ref «B», a]'), B: named('!If [IsDev, b, !Ref A]') }, conditions),
      says: 'These resources wait for each other: A → B → A',
    },
  },
});

ruleTable(e3005, {
  good: {
    'one and a list': topics({ A: waits('B'), B: waits('[C]'), C: '' }),
    'what SAM makes': `Transform: AWS::Serverless-2016-10-31
Resources:
  Api: { Type: AWS::Serverless::Api }
  Topic: { Type: AWS::SNS::Topic, DependsOn: [ApiProdStage, Failed, QueueMine] }
  Queue: { Type: AWS::SQS::Queue, Connectors: { Mine: { Properties: { Destination: { Id: Topic } } } } }
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties: { Events: { At: { Type: Schedule, Properties: { DeadLetterConfig: { QueueLogicalId: Failed } } } } }
`,
  },
  bad: {
    'a misspelt name': {
      text: topics({ Topic: '', Other: waits('«Topc»') }),
      says: 'There is no such resource; did you mean Topic: Topc',
      fixed: topics({ Topic: '', Other: waits('Topic') }),
    },
    'a parameter': {
      text: topics({ Other: waits('[«Stage»]') }, conditions),
      says: 'There is no such resource, it is a parameter: Stage',
    },
    'the resource itself': {
      text: topics({ Other: waits('«Other»') }),
      says: 'A resource cannot depend on itself: Other',
    },
    'a function': {
      text: topics({ Topic: '', Other: waits('«!Ref» Topic') }),
      says: 'DependsOn takes names of resources, written as they are.',
    },
    nothing: { text: topics({ Other: waits('«[]»') }), says: 'DependsOn names no resource.' },
  },
});

ruleTable(w3005, {
  good: {
    'what no reference says': topics({ A: '', B: waits('A') }),
    'what a reference says only under a condition': topics(
      { A: '', B: named('!If [IsProd, !Ref A, b]') + waits('A') },
      conditions,
    ),
  },
  bad: {
    'the only one': {
      text: topics({ A: '', B: named('!Ref A') + waits('«A»') }),
      says: 'A reference to it makes B wait for it already: A',
      fixed: topics({ A: '', B: named('!Ref A') }),
      severity: 'info',
    },
    'one of more': {
      text: topics({ A: '', B: `${named('!Sub "${A}"')}    DependsOn:\n      - «A»\n      - C\n`, C: '' }),
      says: 'A reference to it makes B wait for it already: A',
      fixed: topics({ A: '', B: `${named('!Sub "${A}"')}    DependsOn:\n      - C\n`, C: '' }),
    },
  },
});

const conditional = (condition: string, body: string, own = '') =>
  topics({ A: `    Condition: ${condition}\n`, B: own + body }, conditions);

ruleTable(w1001, {
  good: {
    'the same condition': conditional('IsProd', named('!Ref A'), '    Condition: IsProd\n'),
    'a Fn::If with the same condition': conditional('IsProd', named('!If [IsProd, !Ref A, b]')),
    'what follows from another condition': conditional('IsOther', named('!If [IsTest, !Ref A, b]')),
    'what allowed values leave over': conditional('IsOther', named('!If [IsProd, a, !If [IsDev, b, !Ref A]]')),
    'what rules demand': `${conditional('IsProd', named('!Ref A'))}Rules:
  Prod:
    Assertions:
      - Assert: !Equals [!Ref Stage, prod]
`,
    'a condition that there is not': conditional('Nothing', named('!Ref A')),
    DependsOn: conditional('IsProd', waits('A')),
  },
  bad: {
    'no condition': {
      text: conditional('IsProd', named('!Ref «A»')),
      says: 'A exists only under IsProd, which may not hold here.',
    },
    'the wrong way of a Fn::If': {
      text: conditional('IsProd', named('!If [IsProd, a, !GetAtt «A».TopicName]')),
      says: 'A exists only under IsProd, which may not hold here.',
    },
    'an output': {
      text: `${conditional('IsProd', '')}Outputs:\n  A:\n    Value: !Ref «A»\n`,
      says: 'A exists only under IsProd, which may not hold here.',
    },
    'a name in a text': {
      text: conditional('IsOther', named('!Sub "${«A»}"'), '    Condition: IsDev\n'),
      says: 'A exists only under IsOther, which may not hold here.',
    },
  },
});

const database = (password: string, output = 'a') => `Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      MasterUserPassword: '${password}'
  App:
    Type: AWS::Amplify::App
Outputs:
  Out:
    Value: '${output}'
`;

ruleTable(e1050, {
  good: {
    'names, versions and parts of secrets': database(
      '{{resolve:ssm:/a/b.c-d:1}} {{resolve:ssm:a}} {{resolve:secretsmanager:a/b}} {{resolve:secretsmanager:a:SecretString:key:AWSCURRENT}}',
    ),
    'the ARN of a secret': database(
      '{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-b:SecretString:key::v}}',
    ),
    'what is filled in': database('a').replace("'a'", '!Sub "{{resolve:ssm:${AWS::Region}:${AWS::StackName}}}"'),
  },
  bad: {
    'another service': {
      text: database('«{{resolve:smm:a}}»'),
      says: 'References are to ssm, ssm-secure or secretsmanager; did you mean ssm: smm',
    },
    nothing: { text: database('«{{resolve:ssm}}» «{{resolve:ssm:}}»'), says: 'It names nothing to look up.' },
    'a version that is none': {
      text: database('a «{{resolve:ssm:a:latest}}»'),
      says: 'The version of a parameter is a number: latest',
    },
    'another part of a secret': {
      text: database('«{{resolve:secretsmanager:a:password}}»'),
      says: 'After the secret comes SecretString: password',
    },
    'too much': {
      text: database('«{{resolve:ssm:a:1:2}}» «{{resolve:secretsmanager:a:SecretString:b:c:d}}»'),
      says: [
        'After the name of a parameter comes its version, and nothing more.',
        'It takes the stage of a version or its id, not both.',
      ],
    },
  },
});

ruleTable(e1027, {
  good: { 'a password': database('{{resolve:ssm-secure:a:1}}') },
  bad: {
    'an output': {
      text: database('a', '«{{resolve:ssm-secure:a:1}}»'),
      says: 'This place does not take ssm-secure; secretsmanager goes into all properties of resources.',
    },
  },
});

ruleTable(e1051, {
  good: { 'a property': database('{{resolve:secretsmanager:a}}') },
  bad: {
    'an output': {
      text: database('a', '«{{resolve:secretsmanager:a}}»'),
      says: 'Secrets are looked up in the properties of resources only; here it stays as it is written.',
      severity: 'warning',
    },
  },
});

ruleTable(e1052, {
  good: { 'a property and an output': database('{{resolve:ssm:a}}', '{{resolve:ssm:a}}') },
  bad: {
    'a description': {
      text: `Description: '«{{resolve:ssm:a}}»'\n${database('a')}`,
      says: 'Parameters are not looked up here; it stays as it is written.',
      severity: 'warning',
    },
  },
});

ruleTable(w1053, {
  good: { 'no blanks': database('{{resolve:ssm:a}}') },
  bad: {
    blanks: {
      text: database('«{{ resolve:ssm:a }}»'),
      says: 'With blanks after the braces nothing is looked up, it stays as it is written.',
      fixed: database('{{resolve:ssm:a}}'),
    },
  },
});
