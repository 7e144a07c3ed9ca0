import assert from 'node:assert/strict';
import { parseTemplate } from '../../../../server/src/core/cfn/document/document.ts';
import { endOf, type Node, startOf, walk } from '../../../../server/src/core/cfn/document/node.ts';
import { templateOf } from '../../../../server/src/core/cfn/model/template.ts';
import { rules } from '../../../../server/src/core/cfn/rules/index.ts';
import { type Diagnosis, validateAll } from '../../../../server/src/core/cfn/validate.ts';
import { languageData } from '../../../support/languageData.ts';
import { toJson } from '../../../support/ruleTable.ts';

/** Something of everything that rules look at. */
const template = toJson(`Transform: [AWS::LanguageExtensions]
Description: a
Metadata: { cfn-lint: { config: { ignore_checks: [X1] } } }
Globals: { Function: { Runtime: !Ref Name } }
Parameters:
  Name: { Type: String, Default: a, AllowedValues: [a, b], AllowedPattern: '[ab]', MinLength: 1, NoEcho: true }
  Count: { Type: Number, Default: 1, MinValue: 0, MaxValue: 2 }
Rules:
  One: { RuleCondition: !Equals [!Ref Name, a], Assertions: [{ Assert: { 'Fn::Contains': [[a], !Ref Name] } }] }
Mappings: { Map: { a: { b: c, d: [e] } } }
Conditions:
  Big: !Equals [!Ref Name, big]
  Other: !And [!Not [!Condition Big], !Or [!Condition Big, !Equals [!FindInMap [Map, a, b], c]]]
Resources:
  Fn::ForEach::Topics: [N, [A, B], { 'Topic\${N}': { Type: AWS::SNS::Topic, Properties: { TopicName: !Ref N } } }]
  Group:
    Type: AWS::AutoScaling::AutoScalingGroup
    Condition: Big
    DependsOn: [Role, Function]
    CreationPolicy: { ResourceSignal: { Count: 1, Timeout: PT1M } }
    UpdatePolicy: { AutoScalingRollingUpdate: { MaxBatchSize: 1, PauseTime: PT1M } }
    Properties:
      AvailabilityZones: !GetAZs { Ref: 'AWS::Region' }
      MaxSize: !If [Big, !Select [0, !Split [',', !Ref Name]], !Ref Count]
      Tags: [{ Key: a, Value: !Join ['', [!Ref Name, !GetAtt Role.Arn]], PropagateAtLaunch: true }]
  Role:
    Type: AWS::IAM::Role
    DeletionPolicy: Retain
    Metadata: { 'AWS::CloudFormation::Init': { config: {} } }
    Properties:
      RoleName: !Sub ['\${A}-\${AWS::Region}-\${Function.Arn}', { A: !ImportValue x }]
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: 'sts:*', Resource: 'a\${Name}' }] }
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Role: !Ref Role
      PackageType: !Ref Name
      Code: { ZipFile: !Base64 a }
      Environment: { Variables: { P: '{{resolve:ssm:a:1}}', L: { 'Fn::Length': [a] }, J: { 'Fn::ToJsonString': {} } } }
      VpcConfig: { SubnetIds: !Cidr [10.0.0.0/16, 2, 8], SecurityGroupIds: [!Ref Name] }
  Database: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: !Ref Name } }
Outputs:
  Out: { Value: !Ref Role, Description: a, Condition: Big, Export: { Name: !Sub '\${AWS::StackName}' } }
`);

const odd = [
  'null',
  '1',
  'true',
  '""',
  '"Fn::Sub"',
  '"constructor"',
  '[]',
  '[null]',
  '{}',
  '{"Ref": null}',
  '{"Fn::If": []}',
];

describe('rules and odd input', () => {
  let validate: (text: string) => readonly Diagnosis[];
  before(() => {
    const data = languageData();
    validate = (text) => validateAll(templateOf(parseTemplate(text)), { ...data, rules, ignore: [], severities: {} });
  });

  it('never throw, whatever stands in whatever place', () => {
    const places = [...walk(parseTemplate(template).root as Node)];
    assert.ok(places.length > 150, `${places.length} places`);
    for (const [index, place] of places.entries()) {
      // Of the values half at each place, the others at the next.
      for (const value of odd.filter((_, at) => (at + index) % 2 === 0)) {
        const text = template.slice(0, startOf(place)) + value + template.slice(endOf(place));
        assert.doesNotThrow(() => validate(text), `${value} at ${startOf(place)}`);
      }
    }
  }).timeout(60_000);

  it('never throw, whatever a key is', () => {
    for (const [found] of template.matchAll(/"[^"]+"(?=: )/g)) {
      for (const key of ['""', '"constructor"', '"Ref"', '"Fn::Transform"', '"Fn::ForEach"', '"<<"']) {
        assert.doesNotThrow(() => validate(template.replace(found, key)), `${found} as ${key}`);
      }
    }
  }).timeout(60_000);

  it('stay within the text', () => {
    for (let end = 0; end < template.length; end += 37) {
      const text = template.slice(0, end);
      for (const { span } of validate(text))
        assert.ok(span.start >= 0 && span.start <= span.end && span.start <= text.length);
    }
  }).timeout(60_000);
});
