import { e3023 } from '../../../../server/src/core/cfn/rules/network/e3023.ts';
import { e3029 } from '../../../../server/src/core/cfn/rules/network/e3029.ts';
import { e3041 } from '../../../../server/src/core/cfn/rules/network/e3041.ts';
import { e3660 } from '../../../../server/src/core/cfn/rules/network/e3660.ts';
import { e3698 } from '../../../../server/src/core/cfn/rules/network/e3698.ts';
import { e3699 } from '../../../../server/src/core/cfn/rules/network/e3699.ts';
import { e3708 } from '../../../../server/src/core/cfn/rules/network/e3708.ts';
import { another, resource } from '../../../support/resourceText.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const record = (type: string, values: string) =>
  resource('AWS::Route53::RecordSet', `Type: ${type}, ResourceRecords: ${values}`);

ruleTable(e3023, {
  good: {
    addresses: record('A', '[192.0.2.1, !Ref A]'),
    IPv6: record('AAAA', '["2001:db8::1", "::", "::ffff:192.0.2.1", "1:2:3:4:5:6:7:8"]'),
    'a name': record('CNAME', '[_a.example.com.]'),
    texts: record('TXT', `['"v=spf1 -all"', '"a" "b"', '"say \\"hi\\""']`),
    mail: record('MX', '["10 mail.example.com"]'),
    'a service': record('SRV', '["1 10 5269 xmpp.example.com."]'),
    'who may issue certificates': record('CAA', `['0 issue "example.com"']`),
    'a kind whose values are not looked at': record('NS', '[a]'),
    'a kind that is given': record('!Ref A', '[x]'),
  },
  bad: {
    'no address': { text: record('A', '[«www»]'), says: 'A value of the type A is an IPv4 address, not: www' },
    'too great a byte': { text: record('A', '[«192.0.2.256»]'), says: /192.0.2.256$/ },
    'half an address': { text: record('AAAA', '["«1:2:3»", "«1::2::3»"]'), says: [/1:2:3$/, /1::2::3$/] },
    'two names': { text: record('CNAME', '[a.example.com, «b.example.com»]'), says: /has one value/ },
    'a text without quotes': { text: record('TXT', '[«hello»]'), says: /in double quotes, not: hello$/ },
    'mail without a priority': { text: record('MX', '[«mail.example.com»]'), says: /a priority and the name/ },
    'one of a group': {
      text: resource('AWS::Route53::RecordSetGroup', 'RecordSets: [{ Type: A, ResourceRecords: [«a»] }]'),
      says: /not: a$/,
    },
  },
});

ruleTable(e3029, {
  good: { 'an alias of addresses': resource('AWS::Route53::RecordSet', 'Type: A, AliasTarget: { DNSName: a }') },
  bad: {
    'an alias of servers of names': {
      text: resource('AWS::Route53::RecordSet', 'Type: NS, «AliasTarget»: { DNSName: a }'),
      says: 'A record is no alias where its Type is: NS',
    },
  },
});

const zone = (name: string, of: string) => resource('AWS::Route53::RecordSet', `Name: ${name}, HostedZoneName: ${of}`);

ruleTable(e3041, {
  good: {
    'a name in it': zone('www.example.com.', 'Example.com'),
    'its own name': zone('example.com', 'example.com.'),
    'a name that is given': zone('!Sub "${A}.example.org"', 'example.com.'),
  },
  bad: {
    'another zone': {
      text: zone('«www.example.org»', 'example.com.'),
      says: 'The name of a record ends with that of its zone example.com., not: www.example.org',
    },
    'a name that merely looks so': { text: zone('«badexample.com»', 'example.com.'), says: /badexample/ },
  },
});

ruleTable(e3660, {
  good: {
    'a name': resource('AWS::ApiGateway::RestApi', 'Name: a'),
    'a specification': resource('AWS::ApiGateway::RestApi', 'Body: { openapi: 3.0.0 }'),
  },
  bad: {
    neither: {
      text: resource('AWS::ApiGateway::RestApi', 'Description: a', '«It»'),
      says: 'An API needs one of these: Name, Body, BodyS3Location',
    },
  },
});

const stage = (api: string, deployment: string) =>
  resource('AWS::ApiGateway::Deployment', 'RestApiId: !Ref First', 'Done') +
  another('AWS::ApiGateway::Stage', `RestApiId: ${api}, DeploymentId: ${deployment}`, 'Live');

ruleTable(e3698, {
  good: {
    'one API': stage('!Ref First', '!Ref Done'),
    'an API that is not known': stage('!ImportValue a', '!Ref Done'),
    'an API by its id': stage('abc', '!Ref Done'),
  },
  bad: {
    'another API': {
      text: stage('!Ref Second', '«!Ref Done»'),
      says: 'This belongs to another API than Live: Done',
      yamlOnly: true,
    },
  },
});

const method = (authorizer: string, properties: string) =>
  resource('AWS::ApiGateway::Authorizer', authorizer, 'Users') + another('AWS::ApiGateway::Method', properties, 'Get');

ruleTable(e3699, {
  good: { 'one API': method('RestApiId: !Ref A', 'RestApiId: !Ref A, AuthorizerId: !Ref Users') },
  bad: {
    'another API': {
      text: method('RestApiId: !Ref A', 'RestApiId: !Ref B, AuthorizerId: «!Ref Users»'),
      says: 'This belongs to another API than Get: Users',
      yamlOnly: true,
    },
  },
});

ruleTable(e3708, {
  good: {
    'the same kind': method('Type: REQUEST', 'AuthorizationType: CUSTOM, AuthorizerId: !Ref Users'),
    'a kind that is given': method('Type: !Ref A', 'AuthorizationType: CUSTOM, AuthorizerId: !Ref Users'),
  },
  bad: {
    'another kind': {
      text: method('Type: TOKEN', 'AuthorizationType: «COGNITO_USER_POOLS», AuthorizerId: !Ref Users'),
      says: 'The authorizer Users is of the kind TOKEN, which does not go with: COGNITO_USER_POOLS',
    },
  },
});
