import assert from 'node:assert/strict';
import { parseTemplate, type TemplateDocument } from '../../../server/src/core/cfn/document/document.ts';
import { type Node, nodeAtPath, textOf, walk } from '../../../server/src/core/cfn/document/node.ts';
import { completionsAt } from '../../../server/src/core/cfn/editing/completion.ts';
import { hoverAt } from '../../../server/src/core/cfn/editing/hover.ts';
import { outlineOf } from '../../../server/src/core/cfn/editing/outline.ts';
import { templateOf } from '../../../server/src/core/cfn/model/template.ts';
import { rules } from '../../../server/src/core/cfn/rules/index.ts';
import { type Diagnosis, validateAll } from '../../../server/src/core/cfn/validate.ts';
import { languageData } from '../../support/languageData.ts';

const queue = '  Queue:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySecond: 5\n';
const topic = '  Topic:\n    Type: AWS::SNS::Topic\n';

describe('templates that mean no good', () => {
  let data: ReturnType<typeof languageData>;
  before(() => {
    data = languageData();
  });

  /** Everything is asked; what is found is given. */
  function ask(text: string): { readonly document: TemplateDocument; readonly found: readonly Diagnosis[] } {
    const document = parseTemplate(text);
    const template = templateOf(document);
    outlineOf(template);
    completionsAt({ template, ...data }, text.length);
    hoverAt({ template, ...data }, Math.floor(text.length / 2));
    return { document, found: validateAll(template, { ...data, rules, ignore: [], severities: {} }) };
  }
  const messages = ({ found }: ReturnType<typeof ask>) => found.map(({ rule, message }) => `${rule} ${message}`);
  const sizeOf = ({ root }: TemplateDocument) => (root === null ? 0 : [...walk(root)].length);

  it('multiply by aliases: told, and cut off', () => {
    const levels = Array.from(
      { length: 30 },
      (_, n) => `  l${n + 1}: &l${n + 1} [${Array(10).fill(`*l${n}`).join(', ')}]\n`,
    );
    const asked = ask(`Metadata:\n  l0: &l0 lol\n${levels.join('')}Resources:\n${topic}`);
    assert.ok(messages(asked).some((message) => /aliases make this template too large/.test(message)));
    assert.ok(sizeOf(asked.document) < 1_000_000);
  }).timeout(60_000);

  it('have an alias within its own anchor', () => {
    const asked = ask(`Metadata: &a { b: *a }\nResources:\n${topic}`);
    assert.ok(messages(asked).some((message) => /within its own anchor/.test(message)));
  });

  for (const [name, text] of Object.entries({
    'brackets of YAML': `Resources: ${'['.repeat(100_000)}`,
    'brackets that are closed': `Resources: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`,
    'brackets of JSON': `{"Resources": ${'{"a":'.repeat(100_000)}`,
    indentation: `Resources:\n${Array.from({ length: 1000 }, (_, n) => `${' '.repeat(n + 1)}a:\n`).join('')}`,
    'items in items': `Resources:\n  ${'- '.repeat(10_000)}a\n`,
    functions: `Outputs: { A: { Value: ${'!Sub '.repeat(5000)} a } }\n`,
    'short forms in brackets': `Outputs: { A: { Value: ${'!If [A, '.repeat(5000)}a${', b]'.repeat(5000)} } }\n`,
  })) {
    it(`nest too deeply by ${name}: told, not read`, () => {
      const [first] = messages(ask(text));
      assert.match(first ?? '', /^E0000 /);
    }).timeout(60_000);
  }

  it('are indented by tabs: told, and the other blocks are read', () => {
    const { found } = ask(`Resources:\n  Topic:\n\t\tType: AWS::SNS::Topic\n${queue}`);
    assert.deepEqual(new Set(found.map(({ rule }) => rule)), new Set(['E0000', 'E3002']));
  });

  it('begin with a byte order mark, and have line ends of Windows: the same is found, at its place', () => {
    const plain = ask(`Resources:\n${queue}`);
    const text = `\uFEFF${`Resources:\n${queue}`.replaceAll('\n', '\r\n')}`;
    const marked = ask(text);
    assert.deepEqual(messages(marked), messages(plain));
    const [finding] = marked.found;
    assert.equal(text.slice(finding?.span.start, finding?.span.end), 'DelaySecond');
  });

  it('merge maps: keys of the map itself win', () => {
    const { document, found } = ask(
      `Resources:\n  A: &a\n    Type: AWS::SQS::Queue\n    Properties: { QueueName: a }\n  B:\n    <<: *a\n    Properties: { QueueName: b }\n`,
    );
    assert.deepEqual(found, []);
    const value = (...path: readonly string[]): Node | undefined => nodeAtPath(document.root, path);
    assert.equal(textOf(value('Resources', 'B', 'Type')), 'AWS::SQS::Queue');
    assert.equal(textOf(value('Resources', 'B', 'Properties', 'QueueName')), 'b');
  });

  it('name an anchor that there is not, or none yet: told, and the other blocks are read', () => {
    for (const alias of ['*', '*nobody']) {
      const { found } = ask(`Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Metadata: ${alias}\n${queue}`);
      assert.deepEqual(new Set(found.map(({ rule }) => rule)), new Set(['E0000', 'E3002']), alias);
    }
  });

  it('have a key twice: told in YAML and in JSON', () => {
    for (const text of [
      `Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Type: AWS::SQS::Queue\n`,
      '{"Resources": {"A": {"Type": "AWS::SNS::Topic", "Type": "AWS::SQS::Queue"}}}',
    ]) {
      assert.deepEqual(
        ask(text).found.map(({ rule }) => rule),
        ['E0000'],
        text,
      );
    }
  });

  it('have keys that mean something to JavaScript: names like others', () => {
    const asked = ask(
      '{"Resources": {"__proto__": {"Type": "constructor", "Properties": {"toString": {"Ref": "valueOf"}}}}}',
    );
    assert.ok(messages(asked).some((message) => message.startsWith('E1020')));
  });

  for (const [name, text] of Object.entries({
    'one line of a megabyte, in YAML': `Description: ${'a'.repeat(1_000_000)}\nResources:\n${topic}`,
    'one line of a megabyte, in JSON': `{"Resources": {"A": {"Type": "AWS::SNS::Topic", "Metadata": {"a": "${'${a}'.repeat(250_000)}"}}}}`,
    'a list of a megabyte in one line': `Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Metadata: { a: [${'a, '.repeat(330_000)}a] }\n`,
    'five megabytes of resources': `Resources:\n${Array.from({ length: 40_000 }, (_, n) => `  Topic${n}:\n    Type: AWS::SNS::Topic\n    Properties: { TopicName: !Sub "a-${n}-\${AWS::Region}-${'b'.repeat(40)}" }\n`).join('')}`,
    'seven megabytes of nothing': `Resources:\n${'#\n'.repeat(3_500_000)}`,
    'a megabyte of quotes that are not closed': `Resources:\n  A: "${'\n'.repeat(500_000)}`,
    'a megabyte of blanks': `Resources:${' '.repeat(1_000_000)}\n${topic}`,
    'a pattern that takes for ever': `Parameters:\n  A: { Type: String, AllowedPattern: '(a+)+$', Default: '${'a'.repeat(5000)}b' }\nResources:\n${topic}`,
  })) {
    it(`are large: ${name}`, () => {
      assert.ok(ask(text).found.length >= 0);
    }).timeout(120_000);
  }

  it('are far larger than AWS takes: told, not read', () => {
    assert.deepEqual(messages(ask('a'.repeat(6_000_001))), [
      'E0000 This text is far larger than a template may be; it is not read.',
    ]);
  });
});
