import { e1033 } from '../../../../server/src/core/cfn/rules/functions/e1033.ts';
import { e1700 } from '../../../../server/src/core/cfn/rules/structure/e1700.ts';
import { e1701 } from '../../../../server/src/core/cfn/rules/structure/e1701.ts';
import { e1702 } from '../../../../server/src/core/cfn/rules/structure/e1702.ts';
import { e5001 } from '../../../../server/src/core/cfn/rules/structure/e5001.ts';
import { p1005 } from '../../../../server/src/core/cfn/rules/structure/p1005.ts';
import { resource } from '../../../support/resourceText.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const rule = (body: string) => `Rules:\n  Here: ${body}\n`;
const holds = '!Equals [!Ref AWS::Region, us-east-1]';

ruleTable(e1700, {
  good: {
    'an assertion': rule(`{ Assertions: [{ Assert: ${holds} }] }`),
    'a condition': rule(`{ RuleCondition: ${holds}, Assertions: [{ Assert: ${holds} }] }`),
  },
  bad: {
    'a text': { text: rule('«here»'), says: 'A rule is a map with Assertions: Here' },
    'no assertions': { text: 'Rules:\n  «Here»:\n    RuleCondition: a\n', says: 'A rule needs Assertions: Here' },
    'an empty list': { text: rule('{ Assertions: «[]» }'), says: 'There is one assertion at least.' },
    'a map of assertions': {
      text: 'Rules:\n  Here:\n    Assertions:\n      «Assert: a»\n',
      says: 'Assertions are a list.',
      yamlOnly: true,
    },
    'a key that there is not': {
      text: rule('{ «Assertion»: [a], Assertions: [a] }'),
      says: 'A rule has no such key: Assertion',
    },
    'a key that is meant otherwise': {
      text: 'Rules:\n  «Here»:\n    «RuleConditions»: a\n',
      says: [/needs Assertions/, /did you mean RuleCondition: /],
    },
  },
});

ruleTable(e1701, {
  good: {
    'a comparison': rule(`{ Assertions: [{ Assert: ${holds}, AssertDescription: a }] }`),
    'a function of rules': rule('{ Assertions: [{ Assert: { Fn::Contains: [[a], !Ref A] } }] }'),
  },
  bad: {
    'a text': { text: rule('{ Assertions: [«here»] }'), says: 'An assertion is a map with Assert.' },
    'a value': { text: rule('{ Assertions: [{ Assert: «here» }] }'), says: /^An assertion is a condition/ },
    'a description alone': {
      text: rule('{ Assertions: [{ «AssertDescription»: a }] }'),
      says: 'An assertion needs: Assert',
    },
    'a key that there is not': {
      text: rule(`{ Assertions: [{ Assert: ${holds}, «AssertDescriptions»: a }] }`),
      says: /did you mean AssertDescription/,
      severity: 'warning',
      fixed: rule(`{ Assertions: [{ Assert: ${holds}, AssertDescription: a }] }`),
    },
  },
});

ruleTable(e1702, {
  good: { 'a comparison': rule(`{ RuleCondition: ${holds} }`) },
  bad: { 'a text': { text: rule('{ RuleCondition: «here» }'), says: /^A RuleCondition is a condition/ } },
});

ruleTable(p1005, {
  good: {
    'what may stand there': rule(`{ Assertions: [{ Assert: !Or [${holds}, { Fn::Contains: [[a], !Ref A] }] }] }`),
    'what stands elsewhere': resource('AWS::SNS::Topic', 'TopicName: !Sub "${A}"'),
  },
  bad: {
    'what makes texts': {
      text: rule('{ Assertions: [{ Assert: { Fn::Equals: [{ «Fn::Sub»: "${A}" }, a] } }] }'),
      says: 'The section Rules does not take this function: Fn::Sub',
    },
  },
});

ruleTable(e5001, {
  good: { 'a module': 'Resources:\n  It:\n    Type: My::Own::Net::MODULE\n    DependsOn: A\n' },
  bad: {
    'a policy': {
      text: 'Resources:\n  It:\n    Type: My::Own::Net::MODULE\n    «CreationPolicy»: {}\n    «UpdatePolicy»: {}\n',
      says: ['A module has no CreationPolicy.', /UpdatePolicy/],
    },
  },
});

const output = (argument: string) => resource('AWS::SNS::Topic', `TopicName: { Fn::GetStackOutput: ${argument} }`);

ruleTable(e1033, {
  good: { 'a stack and an output': output('{ StackName: a, OutputName: !Ref A, Region: b }') },
  bad: {
    'a list': {
      text: output('«[a, b]»'),
      says: 'Fn::GetStackOutput takes a map with StackName and OutputName.',
      yamlOnly: true,
    },
    'a key that is meant otherwise': {
      text: output('{ StackName: a, «OutputNam»: b, OutputName: c, «Regin»: d }'),
      says: [/has no such key: OutputNam$/, /did you mean Region/],
    },
    'a stack alone': {
      text: resource('AWS::SNS::Topic', 'TopicName: { «Fn::GetStackOutput»: { StackName: a } }'),
      says: 'Fn::GetStackOutput needs: OutputName',
    },
  },
});
