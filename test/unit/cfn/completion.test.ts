import assert from 'node:assert/strict';
import { parseTemplate } from '../../../server/src/core/cfn/document/document.ts';
import { completionsAt } from '../../../server/src/core/cfn/editing/completion.ts';
import type { Completion } from '../../../server/src/core/cfn/editing/completionItem.ts';
import { templateOf } from '../../../server/src/core/cfn/model/template.ts';
import { languageData } from '../../support/languageData.ts';

const base = `Parameters:
  Stage:
    Type: String
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Mappings:
  Sizes:
    small:
      cpu: 1
`;

describe('completion', () => {
  let data: ReturnType<typeof languageData>;
  before(() => {
    data = languageData();
  });

  /** `|` is the cursor. */
  function at(text: string): { readonly items: readonly Completion[]; readonly applied: (label: string) => string } {
    const offset = text.indexOf('|');
    const whole = text.replace('|', '');
    const context = { template: templateOf(parseTemplate(whole)), ...data };
    const { span, items } = completionsAt(context, offset);
    return {
      items,
      applied: (label) => {
        const item = items.find((one) => one.label === label);
        assert.ok(item, `${label} is offered`);
        return whole.slice(0, span.start) + (item.insert ?? item.label) + whole.slice(span.end);
      },
    };
  }
  const labels = (text: string) => at(text).items.map(({ label }) => label);

  it('offers the sections that are not there yet', () => {
    const offered = labels(`${base}Re|`);
    assert.ok(offered.includes('Resources'));
    assert.ok(!offered.includes('Parameters'));
    assert.equal(at(`${base}Re|`).applied('Resources'), `${base}Resources:\n  $0`);
  });

  it('offers types by any of their words', () => {
    assert.ok(labels('Resources:\n  Q:\n    Type: sqs qu|\n').includes('AWS::SQS::Queue'));
    assert.equal(
      at('Resources:\n  Q:\n    Type: AWS::SQS::Qu|\n').applied('AWS::SQS::Queue'),
      'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n',
    );
  });

  it('offers properties, required ones first, without those that are there, as maps and lists', () => {
    const text = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: a.b\n      |\n';
    const { items } = at(text);
    const required = items.filter(({ first }) => first === true).map(({ label }) => label);
    assert.deepEqual(required.toSorted(), ['Code', 'Role']);
    assert.ok(!items.some(({ label }) => label === 'Handler'));
    assert.match(at(text).applied('Code'), / {6}Code:\n {8}\$0/);
    assert.match(at(text).applied('Layers'), / {6}Layers:\n {8}- \$0/);
  });

  it('offers the properties of an item of a list, and of tags', () => {
    const text =
      'Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      Tags:\n        - Key: a\n          |\n';
    assert.deepEqual(labels(text), ['Value']);
  });

  it('offers the values of enumerations and booleans, and functions', () => {
    const enumerated = labels('Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      AccessControl: |\n');
    assert.ok(enumerated.includes('PublicRead') && enumerated.includes('!Ref'));
    const boolean = labels('Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      FifoQueue: |\n');
    assert.deepEqual(boolean.slice(0, 2), ['true', 'false']);
  });

  it('offers what functions may name', () => {
    const queue = `${base}Resources:\n  Dead:\n    Type: AWS::SQS::Queue\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n`;
    assert.ok(labels(`${queue}      QueueName: !Ref |`).includes('Stage'));
    assert.ok(labels(`${queue}      QueueName: !GetAtt Dead.|`).includes('Dead.Arn'));
    assert.ok(!labels(`${queue}      QueueName: !GetAtt Dead.|`).includes('Q.Arn'));
    assert.deepEqual(labels(`${queue}      QueueName: !If [|`), ['IsProd']);
    assert.deepEqual(labels(`${queue}      QueueName: !FindInMap [|`), ['Sizes']);
    assert.ok(labels(`${queue}      QueueName:\n        Fn::GetAtt:\n          - Dead\n          - |`).includes('Arn'));
    const sub = at(`${queue}      QueueName: !Sub "a-\${Sta|"`);
    assert.match(sub.applied('a-${Stage'), /QueueName: !Sub "a-\$\{Stage\}"/);
  });

  it('offers conditions and resources where ids are due', () => {
    const text = `${base}Resources:\n  A:\n    Type: AWS::SQS::Queue\n  B:\n    Type: AWS::SQS::Queue\n`;
    assert.deepEqual(labels(`${text}    DependsOn: |`), ['A']);
    assert.deepEqual(labels(`${text}    Condition: |`), ['IsProd']);
  });

  it('offers actions of a service and condition keys', () => {
    const policy =
      'Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyDocument:\n        Statement:\n          - Effect: Allow\n';
    assert.ok(labels(`${policy}            Action: s3:Put|`).includes('s3:PutObject'));
    assert.ok(labels(`${policy}            Action:\n              - sqs:|`).includes('sqs:SendMessage'));
    assert.ok(labels(`${policy}            |`).includes('Resource'));
    assert.ok(
      labels(`${policy}            Condition:\n              StringEquals:\n                aws:|`).includes(
        'aws:SourceArn',
      ),
    );
  });

  it('works in JSON', () => {
    const property = at('{"Resources":{"Q":{"Type":"AWS::SQS::Queue","Properties":{"Del|"}}}}');
    assert.match(property.applied('DelaySeconds'), /"Properties":\{"DelaySeconds": \$0\}/);
    const changed = at('{"Resources":{"Q":{"Type":"AWS::SQS::Queue","Properties":{"Del|ay": 5}}}}');
    assert.match(changed.applied('DelaySeconds'), /"Properties":\{"DelaySeconds": 5\}/);
    assert.ok(labels('{"Resources":{"Q":{"Type":"AWS::SQS::Q|"}}}').includes('AWS::SQS::Queue'));
    assert.ok(
      labels('{"Resources":{"Q":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":{"Ref":"|"}}}}}').includes(
        'AWS::Region',
      ),
    );
  });

  it('offers nothing, and breaks nothing, at any place of any text', () => {
    const text = `${base}Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      Tags: [{Key: a, Value: !Ref Stage}]\n\t\n  - x: "`;
    for (let offset = 0; offset <= text.length; offset += 1) {
      assert.ok(Array.isArray(at(`${text.slice(0, offset)}|${text.slice(offset)}`).items));
    }
  });
});
