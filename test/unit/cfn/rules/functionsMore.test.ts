import { e1028 } from '../../../../server/src/core/cfn/rules/functions/e1028.ts';
import { e1030 } from '../../../../server/src/core/cfn/rules/functions/e1030.ts';
import { e1031 } from '../../../../server/src/core/cfn/rules/functions/e1031.ts';
import { e1032 } from '../../../../server/src/core/cfn/rules/functions/e1032.ts';
import { p1001 } from '../../../../server/src/core/cfn/rules/functions/p1001.ts';
import { p1002 } from '../../../../server/src/core/cfn/rules/functions/p1002.ts';
import { p1003 } from '../../../../server/src/core/cfn/rules/functions/p1003.ts';
import { w1019 } from '../../../../server/src/core/cfn/rules/functions/w1019.ts';
import { w1020 } from '../../../../server/src/core/cfn/rules/functions/w1020.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const extended = 'Transform: AWS::LanguageExtensions\n';

const of = (value: string) => `Parameters:
  Name:
    Type: String
  Names:
    Type: CommaDelimitedList
Conditions:
  Big: !Equals [!Ref Name, big]
Resources:
  Topic:
    Type: AWS::SNS::Topic
Outputs:
  Out:
    Value: ${value}
`;

ruleTable(e1028, {
  good: {
    'a condition and two values': of('!If [Big, a, b]'),
    'one within another': of('!If [Big, !If [Big, a, b], !Ref AWS::NoValue]'),
  },
  bad: {
    'two arguments': { text: of('«!If» [Big, a]'), says: 'Fn::If takes [Condition, then, else], this is a list of 2.' },
    'a function as condition': {
      text: of('!If [«!Equals» [a, b], a, b]'),
      says: 'Fn::If begins with the name of a condition, written as it is, not with a function: Fn::Equals',
    },
    'a list as condition': { text: of('!If [«[Big]», a, b]'), says: 'Fn::If begins with the name of a condition.' },
    'one among the conditions': {
      text: of('a').replace('!Equals [!Ref Name, big]', '«!If» [Big, a, b]'),
      says: 'Fn::If cannot stand in Conditions.',
    },
  },
});

ruleTable(e1030, {
  good: {
    'a list': extended + of('!Join ["", [{ "Fn::Length": [a, b] }]]'),
    'a parameter that is a list': extended + of('{ "Fn::Length": !Ref Names }'),
  },
  bad: {
    'no transform': {
      text: of('{ «Fn::Length»: [a] }'),
      says: 'The template needs Transform: AWS::LanguageExtensions for this function: Fn::Length',
      fixed: of('{ Fn::Length: [a] }').replace('Resources:', `${extended}Resources:`),
    },
    'a text': {
      text: extended + of('{ "Fn::Length": «!Ref» Name }'),
      says: 'What Fn::Length counts is a list, this gives a text.',
    },
  },
});

ruleTable(e1031, {
  good: {
    'a map': extended + of('{ "Fn::ToJsonString": { a: !Ref Name } }'),
    'a function': extended + of('{ "Fn::ToJsonString": !Ref Names }'),
  },
  bad: {
    'no transform': {
      text: of('{ «Fn::ToJsonString»: { a: b } }'),
      says: 'The template needs Transform: AWS::LanguageExtensions for this function: Fn::ToJsonString',
    },
    'a text': { text: extended + of('{ "Fn::ToJsonString": «a» }'), says: 'Fn::ToJsonString takes a map or a list.' },
  },
});

const loop = (key: string, values: string, body = "'Topic${Name}': { Type: AWS::SNS::Topic }") => `Resources:
  ${key}:
    - Name
    - ${values}
    - ${body}
`;

ruleTable(e1032, {
  good: {
    'a loop of resources': extended + loop('Fn::ForEach::Topics', '[A, B]'),
    'values that a parameter gives': extended + loop('Fn::ForEach::Topics', '!Ref Names'),
  },
  bad: {
    'no transform': {
      text: loop('«Fn::ForEach::Topics»', '[A, B]'),
      says: 'The template needs Transform: AWS::LanguageExtensions for this function: Fn::ForEach',
    },
    'a loop without a name': {
      text: extended + loop('«Fn::ForEach»', '[A, B]'),
      says: 'A loop has a name of letters and digits: Fn::ForEach::Name',
    },
    'values that are a text, and a body that is none': {
      text: extended + loop('Fn::ForEach::Topics', '«A»', '«B»'),
      says: [
        'The values of Fn::ForEach are a list, or a function that gives one.',
        'What Fn::ForEach repeats is a map.',
      ],
    },
    'no body': {
      text: `${extended}Resources:\n  «Fn::ForEach::Topics»: [Name, [A]]\n`,
      says: 'Fn::ForEach takes [Variable, [value, value], { what is repeated }].',
    },
  },
});

ruleTable(p1001, {
  good: {
    'functions that there are': of(
      '!Join ["", [!Sub "${Name}", { "Fn::GetStackOutput": { StackName: a, OutputName: b } }]]',
    ),
    'a transform beside other keys': of('{ a: b, "Fn::Transform": { Name: Snippet } }'),
  },
  bad: {
    'a misspelt function': {
      text: of('{ «Fn::GetAttr»: [Topic, TopicName] }'),
      says: 'CloudFormation has no such function; did you mean Fn::GetAtt: Fn::GetAttr',
      fixed: of('{ Fn::GetAtt: [Topic, TopicName] }'),
    },
    'Ref with a prefix': {
      text: of('{ «Fn::Ref»: Topic }'),
      says: 'CloudFormation has no such function; did you mean Ref: Fn::Ref',
      fixed: of('{ Ref: Topic }'),
    },
    'a function beside another key': {
      text: of('{ «Fn::Sub»: a, Other: b }'),
      says: 'A function stands alone in its map, without other keys: Fn::Sub',
    },
  },
});

const queue = (property: string) => `Parameters:
  Name:
    Type: String
  Names:
    Type: List<AWS::EC2::SecurityGroup::Id>
Resources:
  Role:
    Type: AWS::IAM::Role
  Zone:
    Type: AWS::Route53::HostedZone
  Instance:
    Type: AWS::EC2::Instance
    Properties:
      ${property}
`;

ruleTable(p1002, {
  good: {
    'a text where one is due': queue('ImageId: !Ref Name'),
    'a list where one is due': queue('SecurityGroupIds: !Ref Names'),
    'a list in the making': queue('SecurityGroupIds: [!Ref Name, !Select [0, !Ref Names]]'),
    'both ways of a Fn::If': queue('SecurityGroupIds: !If [Big, !Ref Names, !Ref AWS::NoValue]'),
    'what cannot be told': queue('SecurityGroupIds: !FindInMap [a, b, c]'),
  },
  bad: {
    'a text where a list is due': {
      text: queue('SecurityGroupIds: «!Ref» Name'),
      says: 'SecurityGroupIds takes a list, this gives a text: Ref',
      fixed: queue('SecurityGroupIds: [!Ref Name]'),
    },
    'a list where a text is due': {
      text: queue('ImageId: «!Ref» Names'),
      says: 'ImageId takes one text, this gives a list: Ref',
    },
    'one way of a Fn::If': {
      text: queue('ImageId: !If [Big, a, «!GetAZs» ""]'),
      says: 'ImageId takes one text, this gives a list: Fn::GetAZs',
    },
    'an item that is a list': {
      text: queue('SecurityGroupIds: [«!GetAtt» Zone.NameServers]'),
      says: 'SecurityGroupIds takes one text, this gives a list: Fn::GetAtt',
    },
    'a condition as a value': {
      text: queue('EbsOptimized: «!Condition» Big'),
      says: 'Condition stands in Conditions only; Fn::If makes a value of it: !If [Big, true, false]',
    },
  },
});

ruleTable(p1003, {
  good: {
    'a rule': `${of('a')}Rules: { One: { Assertions: [{ Assert: { 'Fn::Contains': [[a], !Ref Name] } }] } }\n`,
  },
  bad: {
    'an output': {
      text: of('{ «Fn::Contains»: [[a], !Ref Name] }'),
      says: 'This function stands in the section Rules only: Fn::Contains',
    },
  },
});

ruleTable(w1019, {
  good: {
    'variables that are used': of('!Sub ["${A} ${ B }", { A: 1, B: 2 }]'),
    'no variables': of('!Sub "${Name}"'),
  },
  bad: {
    'one of two': {
      text: of('!Sub ["${A}", { A: 1, «B»: 2 }]'),
      says: 'The text of this Fn::Sub does not use the variable: B',
      fixed: of('!Sub ["${A}", { A: 1 }]'),
    },
    'the only one': {
      text: of('!Sub ["${Name}", { «A»: 1 }]'),
      says: 'The text of this Fn::Sub does not use the variable: A',
    },
  },
});

ruleTable(w1020, {
  good: {
    'something to fill in': of('!Sub "${Name}"'),
    'something to keep': of('!Sub "${!Name}"'),
  },
  bad: {
    'nothing to fill in': {
      text: of('«!Sub» text'),
      says: 'There is nothing to fill in: the text can stand without Fn::Sub.',
      fixed: of('text'),
      severity: 'info',
    },
    'a long text': {
      text: `${of('«!Sub» |').trimEnd()}\n      a\n      b\n`,
      says: 'There is nothing to fill in: the text can stand without Fn::Sub.',
      fixed: `${of('|').trimEnd()}\n      a\n      b\n`,
    },
    'the long form': {
      text: of('\n      «Fn::Sub»: text'),
      says: 'There is nothing to fill in: the text can stand without Fn::Sub.',
      fixed: of('\n      text'),
    },
  },
});
