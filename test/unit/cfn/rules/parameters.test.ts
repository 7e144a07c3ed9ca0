import { e2001 } from '../../../../server/src/core/cfn/rules/parameters/e2001.ts';
import { e2002 } from '../../../../server/src/core/cfn/rules/parameters/e2002.ts';
import { e2003 } from '../../../../server/src/core/cfn/rules/parameters/e2003.ts';
import { e2010 } from '../../../../server/src/core/cfn/rules/parameters/e2010.ts';
import { e2015 } from '../../../../server/src/core/cfn/rules/parameters/e2015.ts';
import { w2001 } from '../../../../server/src/core/cfn/rules/parameters/w2001.ts';
import { w2010 } from '../../../../server/src/core/cfn/rules/parameters/w2010.ts';
import { w2030 } from '../../../../server/src/core/cfn/rules/parameters/w2030.ts';
import { w2031 } from '../../../../server/src/core/cfn/rules/parameters/w2031.ts';
import { w2501 } from '../../../../server/src/core/cfn/rules/parameters/w2501.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const of = (lines: readonly string[], properties: readonly string[] = ['TopicName: !Ref One']) => `Parameters:
  One:
${lines.map((line) => `    ${line}\n`).join('')}Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
${properties.map((line) => `      ${line}\n`).join('')}`;

const text = 'Type: String';

ruleTable(e2001, {
  good: {
    'all that a text may have': of([
      text,
      'AllowedPattern: .*',
      'AllowedValues: [a, 1, true]',
      'ConstraintDescription: a',
      'Default: 1',
      'Description: a',
      'MaxLength: 5',
      'MinLength: "1"',
      'NoEcho: true',
    ]),
    'all that a number may have': of(['Type: Number', 'MinValue: -1.5', 'MaxValue: 3e2', 'Default: 1']),
  },
  bad: {
    'values of a number that are none': {
      text: of(['Type: Number', 'AllowedValues: [1, «soon», 2.5]']),
      says: 'The AllowedValues of a Number are numbers.',
    },
    'no type': { text: of(['Default: a']).replace('One:', '«One»:'), says: 'A parameter needs a Type: One' },
    'a misspelt key': {
      text: of([text, '«Defualt»: a']),
      says: 'A parameter has no such key; did you mean Default: Defualt',
      fixed: of([text, 'Default: a']),
    },
    'a key of numbers': { text: of([text, '«MinValue»: 1']), says: 'A parameter of type String has no MinValue.' },
    'a key of texts': {
      text: of(['Type: Number', '«MinLength»: 1']),
      says: 'A parameter of type Number has no MinLength.',
    },
    'values of the wrong kind': {
      text: of([
        text,
        'Default: «[a]»',
        'MinLength: «many»',
        'NoEcho: «maybe»',
        'AllowedValues: «a»',
        'Description: «!Ref» One',
      ]),
      says: [
        'The Default of a parameter is a text or a number, written as it is.',
        'The MinLength of a parameter is a number.',
        'The NoEcho of a parameter is true or false.',
        'The AllowedValues of a parameter is a list of texts or numbers.',
        'The Description of a parameter is a text.',
      ],
    },
    'a text instead of a map': {
      text: 'Parameters:\n  One: «String»\nResources: {}\n',
      says: 'A parameter is a map with a Type, this is none: One',
    },
  },
});

ruleTable(e2002, {
  good: {
    'types that AWS documents': of(['Type: AWS::SSM::Parameter::Value<List<AWS::EC2::Image::Id>>']),
    'types of those forms': of(['Type: AWS::SSM::Parameter::Value<AWS::Other::Id>']),
  },
  bad: {
    'a misspelt type': {
      text: of(['Type: «Sting»']),
      says: 'Parameters have no such type; did you mean String: Sting',
      fixed: of([text]),
    },
    'a type of another language': { text: of(['Type: «boolean»']), says: 'Parameters have no such type: boolean' },
  },
});

ruleTable(e2003, {
  good: { 'letters and digits': of([text]) },
  bad: {
    'a hyphen': {
      text: of([text]).replace('One:', '«one-a»:'),
      says: 'The name of a parameter has letters and digits only: one-a',
    },
    'a long name': {
      text: of([text]).replace('One:', `«${'a'.repeat(256)}»:`),
      says: 'The name of a parameter has at most 255 characters, this has 256.',
    },
  },
});

const many = (count: number) =>
  `«Parameters»:\n${Array.from({ length: count }, (_, index) => `  P${index}: { Type: String }\n`).join('')}Resources: {}\n`;

ruleTable(e2010, {
  good: { '200 of them': many(200).replace(/[«»]/g, '') },
  bad: { '201 of them': { text: many(201), says: 'A template has at most 200 Parameters, this has 201.' } },
});

ruleTable(e2015, {
  good: {
    'one of the allowed values': of([text, 'AllowedValues: [a, b]', 'Default: b']),
    'a number that is written in another way': of(['Type: Number', 'AllowedValues: [1, 2]', 'Default: "1.0"']),
    'what fits the pattern': of([text, "AllowedPattern: '(?=.*[a-z])[a-z0-9]*'", 'Default: a1']),
    'a pattern that cannot be read': of([text, "AllowedPattern: '(?<=a)b'", 'Default: c']),
    'a pattern that would take years': of([text, "AllowedPattern: '(a+)+'", `Default: ${'a'.repeat(60)}!`]),
    'items of a list': of(['Type: CommaDelimitedList', 'AllowedValues: [a, b]', 'Default: "a, b"']),
    'a list as a whole': of(['Type: CommaDelimitedList', 'AllowedValues: ["a,b"]', 'Default: "a,b"']),
    'what fits lengths and values': of(['Type: Number', 'MinValue: 1', 'MaxValue: 1', 'Default: 1']),
  },
  bad: {
    'none of the allowed values': {
      text: of([text, 'AllowedValues: [a, b]', 'Default: «c»']),
      says: 'The Default is none of the AllowedValues (a, b): c',
    },
    'a part of the pattern only': {
      text: of([text, "AllowedPattern: '[a-z]+'", 'Default: «a1»']),
      says: 'The Default does not fit the AllowedPattern [a-z]+: a1',
    },
    'a text that is too short, or too long': {
      text: of([text, 'MinLength: 2', "Default: '«a»'"]),
      says: 'The Default is shorter than the MinLength 2: a',
    },
    'a text that is too long': {
      text: of([text, 'MaxLength: 2', 'Default: «abc»']),
      says: 'The Default is longer than the MaxLength 2: abc',
    },
    'a number that is too small': {
      text: of(['Type: Number', 'MinValue: 2', 'Default: «1»']),
      says: 'The Default is less than the MinValue 2: 1',
    },
    'what is no number': { text: of(['Type: Number', 'Default: «many»']), says: 'The Default is no number: many' },
    'one item of a list': {
      text: of(['Type: CommaDelimitedList', 'AllowedValues: [a, b]', "Default: '«a,c»'"]),
      says: 'The Default is none of the AllowedValues (a, b): c',
    },
  },
});

ruleTable(w2001, {
  good: {
    'what a text, a rule or SAM’s globals use': `Transform: AWS::Serverless-2016-10-31
Globals: { Function: { Runtime: !Ref A } }
Parameters: { A: { Type: String }, B: { Type: String }, C: { Type: String } }
Rules: { One: { Assertions: [{ Assert: { "Fn::Contains": [[a], { "Fn::ValueOf": [B, x] }] } }] } }
Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: !Sub "\${C}" } } }
`,
    'a name that is misspelt where it is used': of([text], ['TopicName: !Ref Onee']),
    'a template without resources': `Parameters:\n  One:\n    Type: String\n`,
    'a template with a syntax error': `${of([text], ['TopicName: a'])}  Other: "\n`,
  },
  bad: {
    'one that nothing uses': {
      text: of([text], ['TopicName: a']).replace('One:', '«One»:'),
      says: 'Nothing uses this parameter: One',
      fixed: of([text], ['TopicName: a']).replace('Parameters:\n  One:\n    Type: String\n', ''),
    },
    'one of two': {
      text: of([text, 'Description: >', '  more', '  lines'])
        .replace('  One:', '  Two: { Type: String }\n  «One»:')
        .replace('!Ref One', '!Ref Two'),
      says: 'Nothing uses this parameter: One',
      fixed:
        'Parameters:\n  Two: { Type: String }\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: !Ref Two\n',
    },
  },
});

const secret = (outputs: string, metadata: string, script: string) => `Parameters:
  One: { Type: String, NoEcho: true }
  Two: { Type: String }
Resources:
  Instance:
    Type: AWS::EC2::Instance
    Metadata:
      a: ${metadata}
    Properties:
      ImageId: !Ref One
      UserData:
        Fn::Base64: ${script}
Outputs:
  Out:
    Value: ${outputs}
`;

ruleTable(w2010, {
  good: { 'a property, and a parameter that is shown anyway': secret('!Ref Two', '!Ref Two', '!Ref Two') },
  bad: {
    'outputs, metadata and user data': {
      text: secret('!Ref «One»', '!Ref «One»', '!Sub "${«One»}"'),
      says: [
        'Whoever may look at the stack or the instance reads it in the metadata of a resource, though it is NoEcho: One',
        'Whoever may look at the stack or the instance reads it in user data, though it is NoEcho: One',
        'Whoever may look at the stack or the instance reads it in outputs, though it is NoEcho: One',
      ],
    },
  },
});

const func = (lines: readonly string[], packageType: string) =>
  of(lines, [`PackageType: ${packageType}`]).replace('AWS::SNS::Topic', 'AWS::Lambda::Function');

ruleTable(w2030, {
  good: {
    'values that the property takes': func([text, 'AllowedValues: [Zip, Image]'], '!Ref One'),
    'no values': func([text], '!Ref One'),
    'what is looked up': func(['Type: AWS::SSM::Parameter::Value<String>', 'Default: /a'], '!Ref One'),
  },
  bad: {
    'one of the allowed values': {
      text: func([text, 'AllowedValues: [Zip, «Imgae»]'], '!If [A, !Ref One, Zip]'),
      says: 'PackageType of Topic does not take this; did you mean Image: Imgae',
      fixed: func([text, 'AllowedValues: [Zip, Image]'], '!If [A, !Ref One, Zip]'),
    },
    'the default': {
      text: func([text, 'Default: «none»'], '!Ref One'),
      says: 'PackageType of Topic does not take this, it takes Image, Zip: none',
    },
  },
});

const role = (lines: readonly string[]) =>
  of(lines, ['Role: !Ref One', 'Code: { ZipFile: a }']).replace('AWS::SNS::Topic', 'AWS::Lambda::Function');

ruleTable(w2031, {
  good: {
    'a value that fits': role([text, 'Default: arn:aws:iam::123456789012:role/a']),
    'an empty default': role([text, "Default: ''"]),
  },
  bad: {
    'a default that does not fit': {
      text: role([text, 'Default: «my-role»']),
      says: /^Role of Topic takes what fits .*arn.*, not: my-role$/,
    },
  },
});

const database = (password: string, parameter = '') => `Parameters:
  One:
${parameter}    Type: String
Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      MasterUserPassword: ${password}
`;

ruleTable(w2501, {
  good: {
    'what is looked up': database("'{{resolve:secretsmanager:a}}'"),
    'a parameter that is hidden': database('!Ref One', '    NoEcho: true\n'),
    'a function': database('!Sub "${One}"'),
  },
  bad: {
    'a password that is written out': {
      text: database('«hunter2»'),
      says: 'Whoever reads the template reads it; use {{resolve:secretsmanager:...}} or a NoEcho parameter: MasterUserPassword',
    },
    'a parameter that is shown': {
      text: database('!If [A, !Ref One, !Ref One]').replace('One:', '«One»:'),
      says: 'This parameter is a password and shown in the console; add NoEcho: true: One',
      fixed: database('!If [A, !Ref One, !Ref One]', '    NoEcho: true\n'),
    },
  },
});
