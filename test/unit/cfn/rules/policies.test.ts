import assert from 'node:assert/strict';
import { e3510 } from '../../../../server/src/core/cfn/rules/policies/e3510.ts';
import { e3512 } from '../../../../server/src/core/cfn/rules/policies/e3512.ts';
import { e3530 } from '../../../../server/src/core/cfn/rules/policies/e3530.ts';
import { i3510 } from '../../../../server/src/core/cfn/rules/policies/i3510.ts';
import { w2511 } from '../../../../server/src/core/cfn/rules/policies/w2511.ts';
import { w3037 } from '../../../../server/src/core/cfn/rules/policies/w3037.ts';
import { matchesWildcard } from '../../../../server/src/core/cfn/rules/policies/wildcards.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

/** A policy with what is given, or with the one statement. */
const within = (type: string, property: string, document: string) =>
  `Resources:\n  It:\n    Type: ${type}\n    Properties:\n      ${property}: ${document}\n`;
const identity = (statement: string) =>
  within('AWS::IAM::ManagedPolicy', 'PolicyDocument', `{ Version: '2012-10-17', Statement: [${statement}] }`);
const ofQueue = (statement: string) =>
  within('AWS::SQS::QueuePolicy', 'PolicyDocument', `{ Version: '2012-10-17', Statement: [${statement}] }`);
const trust = (statement: string) =>
  within('AWS::IAM::Role', 'AssumeRolePolicyDocument', `{ Version: '2012-10-17', Statement: [${statement}] }`);

ruleTable(e3510, {
  good: {
    'a statement with all that is due': identity(
      '{ Sid: A, Effect: Allow, Action: "s3:*", Resource: "*", Condition: { StringLikeIfExists: { "aws:a": b } } }',
    ),
    'one statement without a list': within(
      'AWS::IAM::ManagedPolicy',
      'PolicyDocument',
      '{ Statement: { Effect: Deny, NotAction: "*", NotResource: !Ref A } }',
    ),
    'what functions and transforms give': identity(
      '!If [A, { Effect: Allow, Action: a, Resource: b }, !Ref AWS::NoValue], { Fn::Transform: { Name: A } }',
    ),
    'operators over sets, in any case': identity(
      '{ Effect: Allow, Action: a, Resource: b, Condition: { "ForAnyValue:stringequals": { "aws:TagKeys": [a] } } }',
    ),
    'a text that is JSON': within('AWS::IAM::ManagedPolicy', 'PolicyDocument', "'{}'"),
  },
  bad: {
    'a Sid with a blank': {
      text: identity('{ Sid: «read all», Effect: Allow, Action: a, Resource: b }'),
      says: 'IAM takes letters and digits only for a Sid, not: read all',
    },
    'a statement without a resource': {
      text: identity('{ «Effect»: Allow, Action: a }'),
      says: 'A statement of this policy needs one of these: Resource, NotResource',
    },
    'a statement without an effect': {
      text: identity('{ «Action»: a, Resource: b }'),
      says: 'A statement needs an Effect, Allow or Deny.',
    },
    'both ways of saying what': {
      text: identity('{ Effect: Allow, Action: a, «NotAction»: b, Resource: b }'),
      says: 'A statement has either Action or NotAction, not both.',
    },
    'a misspelt key': {
      text: identity('{ Effect: Allow, Action: a, Resource: b, «Conditions»: {} }'),
      says: 'A statement has no such key; did you mean Condition: Conditions',
      fixed: identity('{ Effect: Allow, Action: a, Resource: b, Condition: {} }'),
    },
    'an effect that is none': {
      text: identity('{ Effect: «allow», Action: a, Resource: b }'),
      says: 'An Effect is Allow or Deny, not: allow',
      fixed: identity('{ Effect: Allow, Action: a, Resource: b }'),
    },
    'a principal': {
      text: identity('{ Effect: Allow, «Principal»: "*", Action: a, Resource: b }'),
      says: 'This policy is of whoever has it, and names no one: Principal',
    },
    'an operator that is none': {
      text: identity('{ Effect: Allow, Action: a, Resource: b, Condition: { «StringEqual»: { "aws:a": b } } }'),
      says: 'IAM has no such condition operator; did you mean StringEquals: StringEqual',
      fixed: identity('{ Effect: Allow, Action: a, Resource: b, Condition: { StringEquals: { "aws:a": b } } }'),
    },
    'an operator without a key': {
      text: identity('{ Effect: Allow, Action: a, Resource: b, Condition: { Bool: «yes» } }'),
      says: 'Condition keys and their values are due here: Bool',
    },
    'the date of the day': {
      text: within(
        'AWS::IAM::ManagedPolicy',
        'PolicyDocument',
        '{ Version: «2026-01-01», Statement: [{ Effect: Allow, Action: a, Resource: b }] }',
      ),
      says: 'The Version of a policy is that of its language, 2012-10-17, not: 2026-01-01',
    },
    'a policy without statements': {
      text: within('AWS::IAM::ManagedPolicy', 'PolicyDocument', "{ «Version»: '2012-10-17' }"),
      says: 'A policy needs a Statement.',
    },
    'a statement that is none': { text: identity('«Allow»'), says: /^A statement is a map/ },
  },
});

ruleTable(e3512, {
  good: {
    'a statement with a principal': ofQueue(
      '{ Effect: Allow, Principal: { Service: a }, Action: "sqs:*", Resource: "*" }',
    ),
    'a principal that a function gives': ofQueue('{ Effect: Allow, Principal: !If [A, "*", { AWS: b }], Action: a }'),
  },
  bad: {
    'a policy of a bucket without a resource': {
      text: within(
        'AWS::S3::BucketPolicy',
        'PolicyDocument',
        '{ Statement: [{ «Effect»: Allow, Principal: "*", Action: "s3:GetObject" }] }',
      ),
      says: 'A statement of this policy needs one of these: Resource, NotResource',
    },
    'a statement without one': {
      text: ofQueue('{ «Effect»: Allow, Action: "sqs:*", Resource: "*" }'),
      says: 'A statement of this policy needs one of these: Principal, NotPrincipal',
    },
    'a principal that is none': {
      text: ofQueue('{ Effect: Allow, Principal: «s3», Action: a }'),
      says: 'A principal is "*", or a map with AWS, Service, Federated or CanonicalUser.',
    },
    'a misspelt kind of principal': {
      text: ofQueue('{ Effect: Allow, Principal: { «Services»: a }, Action: a }'),
      says: 'A principal has no such key; did you mean Service: Services',
      fixed: ofQueue('{ Effect: Allow, Principal: { Service: a }, Action: a }'),
    },
  },
});

ruleTable(e3530, {
  good: {
    'a service that may assume the role': trust(
      '{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: "sts:AssumeRole" }',
    ),
  },
  bad: {
    'an action of another service': {
      text: trust('{ Effect: Allow, Principal: { Service: a }, Action: [sts:AssumeRole, "«s3:GetObject»"] }'),
      says: 'A trust policy takes actions of sts only, not: s3:GetObject',
    },
    'an account with too few digits': {
      text: trust(
        '{ Effect: Allow, Principal: { AWS: ["«12345678901»", "123456789012", "arn:aws:iam::123456789012:root"] }, Action: "sts:AssumeRole" }',
      ),
      says: 'An account has 12 digits, this has 11: 12345678901',
    },
    'a resource': {
      text: trust('{ Effect: Allow, Principal: { AWS: a }, Action: "sts:AssumeRole", «Resource»: "*" }'),
      says: 'This policy is about its role, and names no resource: Resource',
    },
    'an effect in another case': {
      text: trust('{ Effect: «ALLOW», Principal: { AWS: a }, Action: "sts:AssumeRole" }'),
      says: 'An Effect is Allow or Deny, not: ALLOW',
      fixed: trust('{ Effect: Allow, Principal: { AWS: a }, Action: "sts:AssumeRole" }'),
    },
  },
});

ruleTable(w2511, {
  good: { 'the version of today': identity('{}') },
  bad: {
    'the one before': {
      text: within('AWS::SQS::QueuePolicy', 'PolicyDocument', '{ Version: «2008-10-17», Statement: [] }'),
      says: /use 2012-10-17, not: 2008-10-17$/,
      fixed: within('AWS::SQS::QueuePolicy', 'PolicyDocument', '{ Version: 2012-10-17, Statement: [] }'),
    },
  },
});

ruleTable(w3037, {
  good: {
    'actions that there are, in any case': identity('{ Action: ["s3:GetObject", "S3:getobject", "sts:AssumeRole"] }'),
    wildcards: identity('{ Action: ["*", "s3:*", "s3:Get*", "ec2:Describe*s", "s3:GetObjec?"] }'),
    'what functions give': identity('{ Action: [!Sub "${A}:GetObject", !Ref A] }'),
  },
  bad: {
    'a misspelt action': {
      text: identity('{ NotAction: «s3:GetObjects» }'),
      says: /; did you mean GetObject: s3:GetObjects$/,
      fixed: identity('{ NotAction: s3:GetObject }'),
      severity: 'warning',
    },
    'an action that may be new': {
      text: identity('{ Action: «s3:FrobnicateEverything» }'),
      says: /that is known: /,
      severity: 'info',
    },
    'a misspelt service': { text: identity('{ Action: «lamda:InvokeFunction» }'), says: /did you mean lambda: lamda/ },
    'an action without a service': {
      text: identity('{ Action: «GetObject» }'),
      says: 'An action is written service:Action, not: GetObject',
    },
    'a wildcard that takes nothing': { text: identity('{ Action: [«s3:Frob*»] }'), says: /is like this: s3:Frob\*$/ },
  },
});

ruleTable(i3510, {
  good: {
    'resources of the service': identity('{ Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" }'),
    'of one of two services': identity(
      '{ Action: ["s3:GetObject", "sqs:SendMessage"], Resource: [!Sub "arn:${AWS::Partition}:sqs:*:*:a", "arn:aws:s3:::a"] }',
    ),
    'of a service that takes those of another': identity(
      '{ Action: "apigateway:GET", Resource: "arn:aws:apigateway:us-east-1::/restapis" }',
    ),
    'actions that take some, or are not known': identity('{ Action: "s3:*", Resource: "arn:aws:sqs:*:*:a" }'),
    'actions that work on no resource': identity('{ Action: "s3:ListAllMyBuckets", Resource: "arn:aws:sqs:*:*:a" }'),
    'what functions give': identity('{ Action: "s3:GetObject", Resource: [!Ref A, !Sub "${A}/*", "*"] }'),
  },
  bad: {
    'a queue for an action on objects': {
      text: identity('{ Action: "s3:GetObject", Resource: [«arn:aws:sqs:us-east-1:*:a»] }'),
      says: 'No action of this statement works on resources of this service: sqs',
    },
  },
});

describe('wildcards of actions', () => {
  it('take any text for a star and one letter for a question mark', () => {
    for (const [pattern, text] of [
      ['get*', 'getobject'],
      ['*', ''],
      ['g*o*t', 'getobject'],
      ['get?', 'geta'],
    ] as const) {
      assert.equal(matchesWildcard(pattern, text), true, pattern);
    }
    for (const [pattern, text] of [
      ['get?', 'get'],
      ['*x', 'getobject'],
      ['get', 'getobject'],
    ] as const) {
      assert.equal(matchesWildcard(pattern, text), false, pattern);
    }
    assert.equal(matchesWildcard(`${'*a'.repeat(500)}b`, 'a'.repeat(5000)), false);
  });
});
