import assert from 'node:assert/strict';
import { parseTemplate } from '../../../../server/src/core/cfn/document/document.ts';
import { endOf, type Node, startOf, textOf, valueAt, walk } from '../../../../server/src/core/cfn/document/node.ts';

const read = (text: string) => parseTemplate(text);
const at = (text: string, ...keys: readonly string[]) =>
  keys.reduce<Node | null | undefined>((node, key) => valueAt(node, key), read(text).root);

describe('YAML as CloudFormation reads it', () => {
  it('closes brackets at any depth', () => {
    const text = `Resources:
  A:
    Type: AWS::SNS::Topic
    Properties:
      Tags: [
      { Key: a, Value: b }, # a note with ] in it
      { Key: "c
      d", Value: e }
      ]
      TopicName: f
`;
    assert.deepEqual(read(text).problems, []);
    const tags = at(text, 'Resources', 'A', 'Properties', 'Tags');
    assert.equal(tags?.kind === 'list' ? tags.items.length : 0, 2);
    assert.equal(textOf(at(text, 'Resources', 'A', 'Properties', 'TopicName')), 'f');
  });

  it('closes quotes at any depth, after a tag too', () => {
    const text = `Resources:
  A:
    Properties:
      - Document: !Sub '{
      "it''s": "\${A}"
      }'
        Other: b
`;
    const { problems, root } = read(text);
    assert.deepEqual(problems, []);
    const nodes = root === null ? [] : [...walk(root)];
    const other = nodes.find((node) => textOf(node) === 'b');
    assert.equal(other === undefined ? '' : text.slice(startOf(other), endOf(other)), 'b');
    assert.ok(nodes.some((node) => /^\{\s+"it's": "\$\{A\}"\s+\}$/.test(textOf(node) ?? '')));
  });

  it('leaves blocks of text as they are, whatever is in them', () => {
    const script = `UserData: !Sub |
          if [ "$A" = '
          then echo {
`;
    const text = `Resources:
  A:
    Properties:
      ${script}
      Tags: [
      a ]
      Items:
        - |
          x: [
        - >-
          y: "
`;
    assert.deepEqual(read(text).problems, []);
    const data = at(text, 'Resources', 'A', 'Properties', 'UserData', 'Fn::Sub');
    assert.equal(textOf(data), 'if [ "$A" = \'\nthen echo {\n');
  });

  it('still finds what is broken, and where', () => {
    for (const [text, line] of [
      ['Resources:\n  A:\n    Type: "AWS::SNS::Topic\n    Properties:\n      Tags: [a]\n', 3],
      ['Resources:\n  A:\n    Tags: [\n    a\n  B:\n    Type: x\n', 3],
      ['Resources:\n  A:\n    Tags: [\n    a ]\n    B: {\n', 5],
    ] as const) {
      const [problem] = read(text).problems;
      assert.ok(problem !== undefined, text);
      assert.ok(text.slice(0, problem.start).split('\n').length >= line, `${problem.message} at ${problem.start}`);
    }
  });
});
