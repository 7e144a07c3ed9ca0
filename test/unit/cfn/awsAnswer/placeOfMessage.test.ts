import assert from 'node:assert/strict';
import { placeOfMessage } from '../../../../server/src/core/cfn/awsAnswer/placeOfMessage.ts';
import { parseTemplate } from '../../../../server/src/core/cfn/document/document.ts';
import { templateOf } from '../../../../server/src/core/cfn/model/template.ts';

const text = `Description: shop
Parameters:
  Env:
    Type: Strin
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub "\${Prefix}-queue"
      Tags:
        - Key: team
          Value: !GetAtt Tabel.Arn
  Topic:
    Type: AWS::SNS::Topik
    Propertie:
      TopicName: !Ref Nam
Outputs:
  Url:
    Description: none
`;

/** What is marked, with the line that it is on. */
function marked(message: string): readonly [string, number] {
  const { start, end } = placeOfMessage(message, templateOf(parseTemplate(text)));
  return [text.slice(start, end), text.slice(0, start).split('\n').length];
}

describe('what CloudFormation complains of', () => {
  const messages: readonly (readonly [string, string, number])[] = [
    ['Template format error: YAML not well-formed. (line 10, column 5)', 'Properties:', 10],
    ['Template format error: YAML not well-formed. (line 10, column 400)', '    Properties:', 10],
    ['Template format error: YAML not well-formed. (line 900, column 1)', '', 22],
    [
      'Template format error: Unresolved resource dependencies [Nam, Prefix] in the Resources block of the template',
      'Nam',
      18,
    ],
    [
      'Template format error: Unresolved resource dependencies [Prefix] in the Resources block of the template',
      '${Prefix}-queue',
      11,
    ],
    ['Template error: instance of Fn::GetAtt references undefined resource Tabel', 'Tabel.Arn', 14],
    ['Template format error: Unrecognized resource types: [AWS::SNS::Topik]', 'AWS::SNS::Topik', 16],
    ['Template format error: Unrecognized parameter type: Strin', 'Strin', 4],
    ["Invalid template resource property 'Propertie'", 'Propertie', 17],
    ['Template format error: [/Resources/Topic/Type] is malformed', 'Type', 16],
    ['Template format error: [/Resources/Queue/Properties/Tags/0/Value] is malformed', 'Value', 14],
    ['Template format error: [/Outputs/Url/Value] is missing', 'Url', 20],
    ['Circular dependency between resources: [Topic, Queue]', 'Topic', 15],
    ['Template error: resource Queue does not support attribute type Foo in Fn::GetAtt', 'Queue', 8],
    ['Template format error: Every Outputs member must contain a Value object', 'Description: shop', 1],
    ['', 'Description: shop', 1],
  ];
  for (const [message, word, line] of messages) {
    it(`is found from: ${message}`, () => assert.deepEqual(marked(message), [word, line]));
  }

  it('is the first line of what cannot be read at all, whatever the message names', () => {
    for (const broken of ['', '\t', '{"Resources": ', 'a: b: c']) {
      const { start, end } = placeOfMessage('Unrecognized [x] (y)', templateOf(parseTemplate(broken)));
      assert.deepEqual([start, end], [0, broken.length]);
    }
  });
});
