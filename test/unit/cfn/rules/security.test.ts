import { e2533 } from '../../../../server/src/core/cfn/rules/security/e2533.ts';
import { i3042 } from '../../../../server/src/core/cfn/rules/security/i3042.ts';
import { p2004 } from '../../../../server/src/core/cfn/rules/security/p2004.ts';
import { p2005 } from '../../../../server/src/core/cfn/rules/security/p2005.ts';
import { w2531 } from '../../../../server/src/core/cfn/rules/security/w2531.ts';
import { w3045 } from '../../../../server/src/core/cfn/rules/security/w3045.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const resource = (type: string, property: string) =>
  `Resources:\n  It:\n    Type: ${type}\n    Properties:\n      ${property}\n`;
const runtime = (name: string) => resource('AWS::Lambda::Function', `Runtime: ${name}`);

ruleTable(e2533, {
  good: { 'runtimes that there are, or were until lately': runtime('nodejs22.x') + runtime('python3.9').slice(10) },
  bad: {
    'a runtime that is gone': {
      text: runtime('«nodejs6.10»'),
      says: /; use nodejs22.x, not: nodejs6.10$/,
      fixed: runtime('nodejs22.x'),
    },
    'one of a SAM function': {
      text: resource('AWS::Serverless::Function', 'Runtime: «python2.7»'),
      says: /python2.7$/,
    },
  },
});

ruleTable(w2531, {
  good: {
    'runtimes that there are': runtime('provided.al2023'),
    'one that a function gives': runtime('!Ref A'),
    'what another type calls so': resource('AWS::Synthetics::Canary', 'Runtime: python3.7'),
  },
  bad: {
    'one that is not supported any more': {
      text: runtime('«python3.8»'),
      says: 'Lambda does not support this since 2024-10-14; use python3.13, not: python3.8',
      fixed: runtime('python3.13'),
    },
  },
});

ruleTable(w3045, {
  good: { 'a list for one': resource('AWS::S3::Bucket', 'AccessControl: Private') },
  bad: {
    'a list for everybody': { text: resource('AWS::S3::Bucket', 'AccessControl: «PublicRead»'), says: /PublicRead$/ },
  },
});

const ingress = (rule: string) => resource('AWS::EC2::SecurityGroup', `SecurityGroupIngress: [{ ${rule} }]`);

ruleTable(p2004, {
  good: {
    'the web': ingress('IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0'),
    'some addresses': ingress('IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8'),
    'ports that are given': ingress('IpProtocol: tcp, FromPort: !Ref A, ToPort: !Ref A, CidrIp: 0.0.0.0/0'),
    'ways out': resource('AWS::EC2::SecurityGroup', 'SecurityGroupEgress: [{ IpProtocol: -1, CidrIp: 0.0.0.0/0 }]'),
  },
  bad: {
    'SSH within a range': {
      text: ingress('IpProtocol: tcp, FromPort: 20, ToPort: 30, CidrIp: «0.0.0.0/0»'),
      says: 'Every address gets in to port 22 (SSH); name those who need it.',
    },
    'all, over IPv6': {
      text: resource('AWS::EC2::SecurityGroupIngress', "IpProtocol: -1\n      CidrIpv6: '«::/0»'"),
      says: 'Every address gets in to all ports; name those who need it.',
    },
  },
});

ruleTable(i3042, {
  good: {
    'the partition of the stack': resource('AWS::IAM::User', 'UserName: !Sub "arn:${AWS::Partition}:a"'),
    'a text without Fn::Sub': resource('AWS::IAM::User', 'UserName: arn:aws:a'),
  },
  bad: {
    'the partition of most': {
      text: resource('AWS::IAM::User', 'UserName: !Sub "arn:«aws»:s3:::${A}"'),
      says: 'This fits one partition only; use ${AWS::Partition}, not: aws',
      fixed: resource('AWS::IAM::User', 'UserName: !Sub "arn:${AWS::Partition}:s3:::${A}"'),
    },
  },
});

const pattern = (text: string) => resource('AWS::Events::Rule', `EventPattern: ${text}`);

ruleTable(p2005, {
  good: {
    'lists of values, and what compares': pattern(
      '{ source: [aws.s3], detail: { a: [{ prefix: b }, null, 5], $or: [{ c: [{ exists: true }] }, { d: [e] }] } }',
    ),
    'whatever compares': pattern(
      `{ detail: { a: [{ numeric: ['>=', 0, '<', 5.5] }, { numeric: ['=', -1] }, { cidr: 10.0.0.0/8 }, { cidr: '2001:db8::/32' }, { exactly: a }],
        b: [{ 'anything-but': [a, b] }, { 'anything-but': 5 }, { 'anything-but': { prefix: [a] } }, { 'anything-but': { wildcard: 'a*' } }],
        c: [{ prefix: { equals-ignore-case: a } }, { suffix: '' }, { wildcard: 'a*b\\\\*' }, { exists: false }] } }`,
    ),
    'what compares with what functions give': pattern(
      '{ detail: { a: [{ cidr: !Ref A }, { numeric: [">", !Ref B] }] } }',
    ),
    'what functions give': pattern('{ source: !Ref A, detail: !If [A, { a: [b] }, {}] }'),
    'fields of events inside': pattern('{ detail: { sources: [a] } }'),
  },
  bad: {
    'a value without a list': {
      text: pattern('{ source: «aws.s3» }'),
      says: 'A list of values is due, also of one: source',
      fixed: pattern('{ source: [aws.s3] }'),
    },
    'a misspelt field': {
      text: pattern('{ «detailtype»: [a] }'),
      says: 'Events have no such field at their top; did you mean detail-type: detailtype',
      severity: 'warning',
    },
    'a comparison that there is not': {
      text: pattern('{ detail: { a: [{ «prefx»: b }] } }'),
      says: 'EventBridge does not compare like this; did you mean prefix: prefx',
      fixed: pattern('{ detail: { a: [{ prefix: b }] } }'),
    },
    'a list of none': { text: pattern('{ source: «[]» }'), says: 'A list of values has at least one.' },
    'a list in a list': { text: pattern('{ source: [«[a]»] }'), says: 'Lists of values have no lists in them.' },
    'a field of none': { text: pattern('{ source: [a], detail: «{}» }'), says: 'A pattern has at least one field.' },
    'numbers that are none': {
      text: pattern(
        "{ detail: { a: [{ numeric: «['>', '5']» }, { numeric: «['<', 5, '>', 1]» }, { numeric: «5» }] } }",
      ),
      says: /^numeric takes a list of an operator and a number/,
    },
    'addresses that are none': {
      text: pattern(
        "{ detail: { a: [{ cidr: «10.0.0.0/32» }, { cidr: «10.0.0/8» }, { cidr: «'x::/8'» }] } }".replace(
          "«'x::/8'»",
          "'«x::/8»'",
        ),
      ),
      says: /^cidr takes a range/,
    },
    'values in quotes': {
      text: pattern("{ detail: { a: [{ exists: '«true»' }] } }"),
      says: /^exists takes true or false/,
    },
    'several beginnings': {
      text: pattern(
        '{ detail: { a: [{ prefix: «[a, b]» }, { suffix: «{ wildcard: a }» }, { equals-ignore-case: «[a]» }] } }',
      ),
      says: [/^prefix takes one text/, /^suffix takes a text, or/, /^equals-ignore-case takes one text/],
    },
    'wildcards that AWS does not read': {
      text: pattern("{ detail: { a: [{ wildcard: «a**b» }, { wildcard: '«a\\b»' }] } }"),
      says: /^In a wildcard/,
    },
    'all but what cannot be told': {
      text: pattern(
        "{ detail: { a: [{ anything-but: «[a, 5]» }, { anything-but: «true» }, { anything-but: «{ numeric: [a] }» }, { anything-but: «{ prefix: '' }» }] } }",
      ),
      says: [
        /^anything-but takes a text, a number/,
        /true, false and null/,
        /takes values, or one of/,
        /none of them empty/,
      ],
    },
    'two comparisons in one': {
      text: pattern('{ detail: { a: [{ prefix: a, «suffix»: b }, «{}»] } }'),
      says: ['One comparison is due here, not a second one: suffix', /^A comparison is due here/],
    },
    'alternatives that are none': {
      text: pattern('{ $or: «a», detail: { $or: «[{ a: [b] }]» } }'),
      says: ['$or has a list of patterns.', '$or has a list of at least two patterns.'],
    },
    'alternatives that name comparisons': {
      text: pattern('{ detail: { $or: [{ «prefix»: [a] }, «b»] } }'),
      says: ['Within $or no field has the name of a comparison: prefix', 'In the list of $or patterns are due.'],
    },
    'more than EventBridge takes': {
      text: pattern(`«{ detail: { a: [${'a'.repeat(2048)}] } }»`),
      says: /this has 2069\.$/,
      severity: 'warning',
    },
  },
});
