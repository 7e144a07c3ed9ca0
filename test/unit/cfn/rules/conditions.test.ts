import { e3015 } from '../../../../server/src/core/cfn/rules/conditions/e3015.ts';
import { e6005 } from '../../../../server/src/core/cfn/rules/conditions/e6005.ts';
import { e8001 } from '../../../../server/src/core/cfn/rules/conditions/e8001.ts';
import { e8002 } from '../../../../server/src/core/cfn/rules/conditions/e8002.ts';
import { e8003 } from '../../../../server/src/core/cfn/rules/conditions/e8003.ts';
import { e8004 } from '../../../../server/src/core/cfn/rules/conditions/e8004.ts';
import { e8005 } from '../../../../server/src/core/cfn/rules/conditions/e8005.ts';
import { e8006 } from '../../../../server/src/core/cfn/rules/conditions/e8006.ts';
import { e8007 } from '../../../../server/src/core/cfn/rules/conditions/e8007.ts';
import { w1028 } from '../../../../server/src/core/cfn/rules/conditions/w1028.ts';
import { w8001 } from '../../../../server/src/core/cfn/rules/conditions/w8001.ts';
import { w8003 } from '../../../../server/src/core/cfn/rules/conditions/w8003.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const of = (condition: string, value = 'a') => `Parameters:
  Stage:
    Type: String
    AllowedValues: [dev, prod]
  Names:
    Type: CommaDelimitedList
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Equals [!Ref Stage, dev]
  One: ${condition}
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Condition: IsProd
    Properties:
      TopicName: ${value}
Outputs:
  Out:
    Condition: IsDev
    Value: a
`;

ruleTable(e8001, {
  good: {
    'functions and other conditions': of('!Not [!Condition IsProd]'),
    'a condition alone': of('!Condition IsProd'),
    'a loop': `Transform: AWS::LanguageExtensions\n${of('!Condition IsProd')}`.replace(
      '  One:',
      "  Fn::ForEach::More: [N, [A], { 'Is${N}': !Condition IsProd }]\n  One:",
    ),
  },
  bad: {
    'a parameter': {
      text: of('«!Ref» Stage'),
      says: 'One is a condition (Fn::Equals, Fn::And, Fn::Or, Fn::Not, Condition), not: Ref',
    },
    'a text': { text: of('«true»'), says: 'One is a condition (Fn::Equals, Fn::And, Fn::Or, Fn::Not, Condition).' },
    'a name with a point': {
      text: of('!Condition IsProd').replace('One:', '«Is.Prod»:'),
      says: 'The name of a condition has letters and digits only: Is.Prod',
    },
  },
});

ruleTable(e8002, {
  good: { 'conditions that there are': of('!And [!Condition IsProd, !Condition IsDev]', '!If [IsProd, a, b]') },
  bad: {
    'a misspelt one in Fn::If': {
      text: of('!Condition IsProd', '!If [«IsPrd», a, b]'),
      says: 'There is no such condition; did you mean IsProd: IsPrd',
      fixed: of('!Condition IsProd', '!If [IsProd, a, b]'),
    },
    'one that there is not': {
      text: of('!Not [!Condition «Nothing»]'),
      says: 'There is no such condition: Nothing',
    },
  },
});

ruleTable(e3015, {
  good: { 'a condition that there is': of('!Condition IsProd') },
  bad: {
    'a misspelt one': {
      text: of('!Condition IsProd').replace('    Condition: IsProd', '    Condition: «IsProds»'),
      says: 'There is no such condition; did you mean IsProd: IsProds',
      fixed: of('!Condition IsProd'),
    },
  },
});

ruleTable(e6005, {
  good: { 'a condition that there is': of('!Condition IsProd') },
  bad: {
    'a misspelt one': {
      text: of('!Condition IsProd').replace('    Condition: IsDev', '    Condition: «IsDevs»'),
      says: 'There is no such condition; did you mean IsDev: IsDevs',
      fixed: of('!Condition IsProd'),
    },
  },
});

ruleTable(e8003, {
  good: {
    'two texts': of('!Equals [!Select [0, !Ref Names], !Sub "${Stage}"]'),
    'numbers and flags': of('!Equals [1, true]'),
  },
  bad: {
    three: { text: of('«!Equals» [a, b, c]'), says: 'Fn::Equals takes [a, b], this is a list of 3.' },
    'a list': { text: of('!Equals [«!Ref» Names, a]'), says: 'What Fn::Equals compares is a text, this gives a list.' },
    'what another stack exports': {
      text: of('!Equals [«!ImportValue» a, b]'),
      says: /^What Fn::Equals compares may be given by .* only: Fn::ImportValue$/,
    },
    'one among the properties': {
      text: of('!Condition IsProd', '«!Equals» [a, b]'),
      says: 'It stands in Conditions and Rules only; elsewhere Fn::If asks for a condition by its name: Fn::Equals',
    },
  },
});

ruleTable(e8004, {
  good: { 'two conditions': of('!And [!Condition IsProd, !Equals [a, b]]') },
  bad: {
    'one condition': {
      text: of('«!And» [!Condition IsProd]'),
      says: 'Fn::And takes [condition, condition], this is a list of 1.',
    },
    'what is none': {
      text: of('!And [«IsProd», !Condition IsDev]'),
      says: 'Each item of Fn::And is a condition (Fn::Equals, Fn::And, Fn::Or, Fn::Not, Condition).',
    },
    'eleven conditions': {
      text: of(`«!And» [${'!Condition IsProd, '.repeat(10)}!Condition IsDev]`),
      says: 'Fn::And takes [condition, condition], this is a list of 11.',
    },
  },
});

ruleTable(e8005, {
  good: { 'one condition': of('!Not [!Condition IsProd]') },
  bad: {
    'no list': { text: of('«!Not» IsProd'), says: 'Fn::Not takes [condition], this is a text.' },
    'a name': {
      text: of('!Not [«IsProd»]'),
      says: 'What Fn::Not denies is a condition (Fn::Equals, Fn::And, Fn::Or, Fn::Not, Condition).',
    },
  },
});

ruleTable(e8006, {
  good: {
    'two conditions': of('!Or [!Condition IsProd, !Condition IsDev]'),
    'functions of rules in rules': `${of('!Condition IsProd')}Rules:
  One:
    Assertions:
      - Assert: !Or [{ "Fn::Contains": [[a], !Ref Stage] }, !Equals [!Ref Stage, a]]
`,
  },
  bad: {
    'a function of rules in conditions': {
      text: of('!Or [{ «Fn::Contains»: [[a], !Ref Stage] }, !Condition IsProd]'),
      says: /^Each item of Fn::Or is a condition .*, not: Fn::Contains$/,
    },
  },
});

ruleTable(e8007, {
  good: { 'a chain': of('!Condition IsProd') },
  bad: {
    itself: { text: of('!Not [!Condition «One»]'), says: 'These conditions are made of each other: One → One' },
    'one another': {
      text: of('!Condition Two\n  Two: !Not [!Condition One]').replace('!Condition Two', '!Condition «Two»'),
      says: 'These conditions are made of each other: One → Two → One',
    },
  },
});

ruleTable(w8001, {
  good: {
    'what an output, a Fn::If or another condition uses': of('!Condition IsProd', '!If [One, a, b]'),
    'a template that includes parts': of('!Condition IsProd', '{ "Fn::Transform": { Name: Snippet } }'),
  },
  bad: {
    'one that nothing uses': {
      text: of('!Condition IsProd').replace('One:', '«One»:'),
      says: 'Nothing uses this condition: One',
      fixed: of('!Condition IsProd').replace('  One: !Condition IsProd\n', ''),
    },
  },
});

ruleTable(w8003, {
  good: { 'a parameter and a text': of('!Equals [!Ref Stage, a]') },
  bad: {
    'two texts': { text: of('«!Equals» [a, b]'), says: 'Both sides are fixed: this is always false.' },
    'the same twice': {
      text: of('«!Equals» [!Ref Stage, !Ref Stage]'),
      says: 'Both sides are fixed: this is always true.',
    },
    'true and "true"': { text: of('«!Equals» [true, "true"]'), says: 'Both sides are fixed: this is always true.' },
  },
});

ruleTable(w1028, {
  good: {
    'ways that can be taken': of('!Not [!Condition IsProd]', 'a')
      .replace('Value: a', 'Value: !If [IsDev, a, b]')
      .replace('    Condition: IsDev\n', ''),
    'a condition that there is not': of('!Condition IsProd', '!If [Nothing, a, b]'),
  },
  bad: {
    'the resource’s own condition': {
      text: of('!Condition IsProd', '!If [IsProd, a, «b»]'),
      says: 'This is never taken: here the condition always holds: IsProd',
    },
    'a condition that excludes it': {
      text: of('!Condition IsProd', '!If [IsDev, «!Ref» Stage, b]'),
      says: 'This is never taken: here the condition never holds: IsDev',
    },
    'a Fn::If around': {
      text: of('!Condition IsProd')
        .replace('Value: a', 'Value: !If [One, !If [IsDev, «a», b], c]')
        .replace('    Condition: IsDev\n', ''),
      says: 'This is never taken: here the condition never holds: IsDev',
    },
  },
});
