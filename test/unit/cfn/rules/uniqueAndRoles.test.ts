import { w1011 } from '../../../../server/src/core/cfn/rules/parameters/w1011.ts';
import { e3511 } from '../../../../server/src/core/cfn/rules/policies/e3511.ts';
import { e3037 } from '../../../../server/src/core/cfn/rules/schema/e3037.ts';
import { e2531 } from '../../../../server/src/core/cfn/rules/security/e2531.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const resource = (type: string, property: string) =>
  `Resources:\n  It:\n    Type: ${type}\n    Properties:\n      ${property}\n`;
const role = (list: string) => resource('AWS::IAM::Role', `ManagedPolicyArns: ${list}`);

ruleTable(e3037, {
  good: {
    'items that differ': role('[a, b, !Ref A, !Ref B]'),
    'lists that take an item twice': resource('AWS::Lambda::Function', 'Layers: [a, a]'),
    'ways that may be the same': role('[!If [A, a, b], !If [A, a, b]]'),
    'what is left out': role('[!Ref AWS::NoValue, !Ref AWS::NoValue]'),
    'what is no list': role('!Ref A'),
    'a list that looks alike, and takes them': resource('AWS::IAM::User', 'Groups: [a, a]'),
  },
  bad: {
    'a text that stands twice': {
      text: role('[a, b, «a»]'),
      says: 'ManagedPolicyArns takes each item once; this one stands above.',
    },
    'the same reference': { text: role('[!Ref A, «!Ref» A]'), says: /once/, yamlOnly: true },
    'maps, in whatever order their keys are': {
      text: resource(
        'AWS::DynamoDB::Table',
        'KeySchema: [{ AttributeName: a, KeyType: HASH }, «{ KeyType: HASH, AttributeName: a }»]',
      ),
      says: /^KeySchema takes/,
    },
  },
});

const lambda = (arn: string) => resource('AWS::Lambda::Function', `Role: ${arn}`);

ruleTable(e3511, {
  good: {
    'a role with a path, in any partition': lambda('arn:aws-us-gov:iam::123456789012:role/path/name.a'),
    'a name': resource('AWS::Glue::Job', 'Role: GlueRole'),
    'what a function gives': lambda('!GetAtt A.Arn'),
    'what AWS looks up': lambda("'{{resolve:ssm:role}}'"),
  },
  bad: {
    'another service': {
      text: lambda('«arn:aws:sts::123456789012:role/a»'),
      says: /its service is not iam: arn:aws:sts/,
    },
    'a region': { text: lambda('«arn:aws:iam:eu-west-1:123456789012:role/a»'), says: /IAM has no regions/ },
    'a short account': { text: lambda('«arn:aws:iam::12345678901:role/a»'), says: /12 digits/ },
    'a user': {
      text: lambda('«arn:aws:iam::123456789012:user/a»'),
      says: /^This is no ARN of a role: role\/ and a name/,
    },
  },
});

const database = (password: string, parameter = 'NoEcho: true, Type: String') =>
  `Parameters:\n  Secret: { ${parameter} }\n${resource('AWS::RDS::DBInstance', `MasterUserPassword: ${password}`)}`;

ruleTable(w1011, {
  good: {
    'a dynamic reference': database("'{{resolve:secretsmanager:a}}'"),
    'a parameter that is shown, which W2501 tells of': database('!Ref Secret', 'Type: String'),
    'the secret itself': `Parameters:\n  S: { NoEcho: true, Type: String }\n${resource('AWS::SecretsManager::Secret', 'SecretString: !Ref S')}`,
  },
  bad: {
    'a parameter': { text: database('!Ref «Secret»'), says: /nobody would type it: Secret$/, severity: 'info' },
  },
});

const runtime = (name: string) => resource('AWS::Lambda::Function', `Runtime: ${name}`);

ruleTable(e2531, {
  good: { 'what is merely old': runtime('python3.9'), 'what is refused altogether': runtime('python2.7') },
  bad: {
    'one with which nothing new is made': {
      text: runtime('«python3.7»'),
      says: 'Lambda makes no new functions with this, and does not support it since 2023-12-04; use python3.13, not: python3.7',
      severity: 'warning',
      fixed: runtime('python3.13'),
    },
  },
});
