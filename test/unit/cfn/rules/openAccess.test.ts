import { p2001 } from '../../../../server/src/core/cfn/rules/policies/p2001.ts';
import { p2002 } from '../../../../server/src/core/cfn/rules/policies/p2002.ts';
import { p2003 } from '../../../../server/src/core/cfn/rules/policies/p2003.ts';
import { p2009 } from '../../../../server/src/core/cfn/rules/policies/p2009.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

/** A policy with what is given, or with the one statement. */
const within = (type: string, property: string, document: string) =>
  `Resources:\n  It:\n    Type: ${type}\n    Properties:\n      ${property}: ${document}\n`;
const ofQueue = (statement: string) =>
  within('AWS::SQS::QueuePolicy', 'PolicyDocument', `{ Version: '2012-10-17', Statement: [${statement}] }`);
const trust = (statement: string) =>
  within('AWS::IAM::Role', 'AssumeRolePolicyDocument', `{ Version: '2012-10-17', Statement: [${statement}] }`);

ruleTable(p2001, {
  good: {
    'everybody under a condition': ofQueue(
      '{ Effect: Allow, Principal: "*", Action: a, Condition: { ArnEquals: { "aws:SourceArn": !Ref A } } }',
    ),
    'a refusal of everybody': ofQueue('{ Effect: Deny, Principal: "*", Action: a }'),
    somebody: ofQueue('{ Effect: Allow, Principal: { AWS: !Ref A }, Action: a }'),
    'everybody of an organization, over an encrypted connection': ofQueue(
      '{ Effect: Allow, Principal: "*", Action: a, Condition: { Bool: { "aws:SecureTransport": true }, StringEquals: { "aws:PrincipalOrgID": !Ref A } } }',
    ),
    'a condition that a function gives': ofQueue('{ Effect: Allow, Principal: "*", Action: a, Condition: !Ref A }'),
  },
  bad: {
    everybody: {
      text: ofQueue('{ Effect: Allow, Principal: "«*»", Action: a }'),
      says: /^Everybody/,
    },
    'everybody over an encrypted connection': {
      text: ofQueue(
        '{ Effect: Allow, Principal: { AWS: "«*»" }, Action: a, Condition: { Bool: { "aws:SecureTransport": true } } }',
      ),
      says: /^Everybody/,
    },
    'everybody from anywhere': {
      text: ofQueue('{ Effect: Allow, Principal: "«*»", Action: a, Condition: { ArnLike: { "aws:SourceArn": "*" } } }'),
      says: /^Everybody/,
    },
  },
});

const sender = (service: string, condition = '') =>
  ofQueue(
    `{ Effect: Allow, Principal: { Service: ${service} }, Action: "sqs:SendMessage", Resource: "*"${condition} }`,
  );

ruleTable(p2009, {
  good: {
    'the topics of an account': sender(
      'sns.amazonaws.com',
      ', Condition: { ArnLike: { "aws:SourceArn": "arn:*:sns:*:123456789012:*" } }',
    ),
    'the rules of an organization': sender(
      'events.amazonaws.com',
      ', Condition: { StringEquals: { "aws:SourceOrgID": o-1234567890 } }',
    ),
    'services that send for nobody else': sender('sqs.amazonaws.com'),
    'a condition that a function gives': sender('sns.amazonaws.com', ', Condition: !If [A, {}, {}]'),
    'a topic that EventBridge sends to, which takes no condition': within(
      'AWS::SNS::TopicPolicy',
      'PolicyDocument',
      '{ Statement: [{ Effect: Allow, Principal: { Service: events.amazonaws.com }, Action: "sns:Publish", Resource: "*" }] }',
    ),
  },
  bad: {
    'topics of anybody': {
      text: sender('[«sns.amazonaws.com», «sns.ap-east-1.amazonaws.com»]'),
      says: 'The topics of any account may send to this queue; add a Condition with aws:SourceArn, aws:SourceAccount or aws:SourceOrgID.',
    },
    'a condition that takes any topic': {
      text: sender('«sns.amazonaws.com»', ', Condition: { ArnLike: { "aws:SourceArn": "*" } }'),
      says: /^The topics of any account/,
    },
    'rules over an encrypted connection': {
      text: sender('«events.amazonaws.com»', ', Condition: { Bool: { "aws:SecureTransport": true } }'),
      says: /^The rules of any account/,
    },
  },
});

const account = 'arn:aws:iam::123456789012:root';

const panthers = (statement: string) =>
  `${trust(statement)}      RoleName: !Sub PantherRemediationRole-${'${Region}'}\n`;

ruleTable(p2002, {
  good: {
    'an external id': trust(
      `{ Effect: Allow, Principal: { AWS: '${account}' }, Action: a, Condition: { StringEquals: { sts:externalid: b } } }`,
    ),
    'the own account': trust(
      '{ Effect: Allow, Principal: { AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root" }, Action: a }',
    ),
    'a role of another account': trust(
      "{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::123456789012:role/a' }, Action: a }",
    ),
    'an account that a parameter gives': trust('{ Effect: Allow, Principal: { AWS: !Ref Account }, Action: a }'),
    'a role of Panther that asks for the id': panthers(
      '{ Effect: Allow, Principal: { AWS: !Ref Master }, Action: a, Condition: { StringEquals: { sts:ExternalId: !Ref A } } }',
    ),
    'a role of Panther for a service': panthers('{ Effect: Allow, Principal: { Service: a }, Action: a }'),
    'a policy that is not of trust': ofQueue(`{ Effect: Allow, Principal: { AWS: '${account}' }, Action: a }`),
  },
  bad: {
    'a whole account': {
      text: trust(`{ Effect: Allow, Principal: { AWS: [«${account}»] }, Action: a }`),
      says: /add a Condition with sts:ExternalId: 123456789012$/,
    },
    'a role of Panther that another account may enter': {
      text: panthers(
        '{ Effect: Allow, Principal: { AWS: «!Sub» "arn:${AWS::Partition}:iam::${Master}:root" }, Action: a }',
      ),
      says: /add a Condition with sts:ExternalId: \$\{Master\}$/,
    },
    'one whose account is given': {
      text: panthers('{ Effect: Allow, Principal: { AWS: !Ref «Master» }, Action: a }').replace(
        '!Ref «Master»',
        '«!Ref» Master',
      ),
      says: /sts:ExternalId/,
    },
    'a whole account in a Fn::Sub': {
      text: trust(
        '{ Effect: Allow, Principal: { AWS: «!Sub» "arn:${AWS::Partition}:iam::123456789012:root" }, Action: a }',
      ),
      says: /sts:ExternalId/,
    },
  },
});

const role = (arn: string) => within('AWS::IAM::Role', 'ManagedPolicyArns', `[${arn}]`);

ruleTable(p2003, {
  good: { 'a policy for auditors': role('!Sub "arn:${AWS::Partition}:iam::aws:policy/SecurityAudit"') },
  bad: {
    'one that reads data': {
      text: role('«arn:aws:iam::aws:policy/ReadOnlyAccess»'),
      says: 'This reads data too; to look at resources use SecurityAudit or ViewOnlyAccess: ReadOnlyAccess',
      fixed: role('arn:aws:iam::aws:policy/SecurityAudit'),
    },
    'one that allows everything': {
      text: role('«!Sub» "arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess"'),
      says: /^This allows everything/,
    },
  },
});
