import { e6001 } from '../../../../server/src/core/cfn/rules/outputs/e6001.ts';
import { e6002 } from '../../../../server/src/core/cfn/rules/outputs/e6002.ts';
import { e6003 } from '../../../../server/src/core/cfn/rules/outputs/e6003.ts';
import { e6004 } from '../../../../server/src/core/cfn/rules/outputs/e6004.ts';
import { e6010 } from '../../../../server/src/core/cfn/rules/outputs/e6010.ts';
import { e6101 } from '../../../../server/src/core/cfn/rules/outputs/e6101.ts';
import { e6102 } from '../../../../server/src/core/cfn/rules/outputs/e6102.ts';
import { e7001 } from '../../../../server/src/core/cfn/rules/outputs/e7001.ts';
import { e7002 } from '../../../../server/src/core/cfn/rules/outputs/e7002.ts';
import { e7010 } from '../../../../server/src/core/cfn/rules/outputs/e7010.ts';
import { w7001 } from '../../../../server/src/core/cfn/rules/outputs/w7001.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const of = (...lines: readonly string[]) => `Parameters:
  Names:
    Type: CommaDelimitedList
Resources:
  Topic:
    Type: AWS::SNS::Topic
Outputs:
  One:
${lines.map((line) => `    ${line}\n`).join('')}`;

ruleTable(e6001, {
  good: { 'all that an output may have': of('Value: a', 'Description: a', 'Condition: A', 'Export: { Name: a }') },
  bad: {
    'misspelt keys': {
      text: of('«Valeu»: a', 'Export: { «name»: a }'),
      says: [
        'An output has no such key; did you mean Value: Valeu',
        'The Export of an output has no such key; did you mean Name: name',
      ],
      fixed: of('Value: a', 'Export: { name: a }'),
    },
  },
});

ruleTable(e6002, {
  good: {
    'a value and a name': of('Value: a', 'Export: { Name: a }'),
    'a transform': of('Fn::Transform: { Name: AWS::Include }'),
  },
  bad: {
    'no value': { text: of('Description: a').replace('One:', '«One»:'), says: 'An output needs a Value: One' },
    'no name': { text: of('Value: a', '«Export»: {}'), says: 'The Export of an output needs a Name: One' },
  },
});

ruleTable(e6003, {
  good: { 'texts, and a number as description': of('Value: a', 'Description: 1', 'Condition: A') },
  bad: {
    'functions where none may stand': {
      text: of('Value: a', 'Description: «!Sub» a', 'Condition: «!Equals» [a, b]', 'Export: «a»'),
      says: [
        'The Description of an output is a text, written as it is.',
        'The Condition of an output is a text, written as it is.',
        'The Export of an output is a map with a Name.',
      ],
    },
    'no map': { text: of('- a').replace('- a', '«- a»'), says: 'An output is a map with a Value.' },
  },
});

ruleTable(e6004, {
  good: { 'letters and digits': of('Value: a') },
  bad: {
    'a hyphen': {
      text: of('Value: a').replace('One:', '«one-a»:'),
      says: 'The name of an output has letters and digits only: one-a',
    },
  },
});

const many = (section: string, count: number, value: string, own = '') =>
  `Resources: {}\n«${section}»:\n${Array.from({ length: count }, (_, index) => `  N${index}: ${value}\n`).join('')}${own}`;

ruleTable(e6010, {
  good: { '200 of them': many('Outputs', 200, '{ Value: a }').replace(/[«»]/g, '') },
  bad: {
    '201 of them': {
      text: many('Outputs', 201, '{ Value: a }'),
      says: 'A template has at most 200 Outputs, this has 201.',
    },
  },
});

ruleTable(e6101, {
  good: {
    'texts and numbers': of('Value: 1'),
    'a function that gives a text': of('Value: !Join [",", !Ref Names]'),
    'what cannot be told': of('Value: !GetAtt Topic.Anything'),
  },
  bad: {
    'a list': { text: of('Value: «[a]»'), says: 'The Value of an output is a text, this is a list.' },
    'a function that gives a list': {
      text: of('Value: !If [A, b, «!Ref» Names]'),
      says: 'The Value of an output is a text, this gives a list.',
    },
    'a map': { text: of('Value: «{ a: b }»'), says: 'The Value of an output is a text, this is a map.' },
  },
});

ruleTable(e6102, {
  good: { 'a name with pseudo parameters': of('Value: a', 'Export: { Name: !Sub "${AWS::StackName}-a" }') },
  bad: {
    'a name that depends on a resource': {
      text: of('Value: a', 'Export: { Name: !Sub "${«Topic».TopicName}-a" }'),
      says: 'The Name of an export may not depend on a resource: Topic',
    },
    'a list': {
      text: of('Value: a', 'Export: { Name: «!Ref» Names }'),
      says: 'The Name of an export is a text, this gives a list.',
    },
  },
});

const map = (...lines: readonly string[]) =>
  `Mappings:\n  One:\n${lines.map((line) => `    ${line}\n`).join('')}Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n`;

ruleTable(e7001, {
  good: {
    'texts and lists': map('eu-west-1: { a: b, c-d.e: [f, 1], g: true }', '"123456789012": { a: 1 }'),
    'what is included': map('a: { "Fn::Transform": { Name: AWS::Include } }'),
  },
  bad: {
    'values that are none': {
      text: map('a: { b: «!Ref» c, d: «{ e: f }» }'),
      says: [
        'A value of a mapping is written as it is, no function may give it: Ref',
        'A value of a mapping is a text or a list of texts.',
      ],
    },
    'one map only': { text: map('a: «b»'), says: 'One.a is a map of values.' },
    'a key with an underscore': {
      text: map('«a_b»: { c: d }'),
      says: 'A key of a mapping has letters, digits, - and points only: a_b',
    },
    'no map': { text: 'Mappings:\n  One: «a»\n', says: 'One is a map of maps.' },
  },
});

ruleTable(e7002, {
  good: { 'letters and digits': map('a: { b: c }') },
  bad: {
    'a hyphen': {
      text: map('a: { b: c }').replace('One:', '«one-a»:'),
      says: 'The name of a mapping has letters and digits only: one-a',
    },
  },
});

ruleTable(e7010, {
  good: { '200 of them': many('Mappings', 200, '{ a: { b: c } }').replace(/[«»]/g, '') },
  bad: {
    '201 of them': {
      text: many('Mappings', 201, '{ a: { b: c } }'),
      says: 'A template has at most 200 Mappings, this has 201.',
    },
    'one with 201 keys': {
      text: `Mappings:\n  «One»:\n${Array.from({ length: 201 }, (_, index) => `    k${index}: { a: b }\n`).join('')}`,
      says: 'A mapping has at most 200 keys, this has 201: One',
    },
  },
});

ruleTable(w7001, {
  good: {
    'one that is used': `${map('a: { b: c }')}    Properties:\n      TopicName: !FindInMap [One, a, b]\n`,
    'one that may be used': `${map('a: { b: c }')}    Properties:\n      TopicName: !FindInMap [!Ref AWS::Region, a, b]\n`,
  },
  bad: {
    'one that nothing uses': {
      text: map('a: { b: c }').replace('One:', '«One»:'),
      says: 'Nothing uses this mapping: One',
      fixed: 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n',
    },
  },
});
