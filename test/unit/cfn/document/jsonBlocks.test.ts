import assert from 'node:assert/strict';
import { parseTemplate, type TemplateDocument } from '../../../../server/src/core/cfn/document/document.ts';
import { parseJson } from '../../../../server/src/core/cfn/document/jsonNodes.ts';
import { type Node, pathOf, spanOf, walk } from '../../../../server/src/core/cfn/document/node.ts';
import { templateOf } from '../../../../server/src/core/cfn/model/template.ts';
import { rules } from '../../../../server/src/core/cfn/rules/index.ts';
import { e0000 } from '../../../../server/src/core/cfn/rules/structure/e0000.ts';
import { validateAll } from '../../../../server/src/core/cfn/validate.ts';
import { languageData } from '../../../support/languageData.ts';
import { diagnoseWith } from '../../../support/ruleTable.ts';

const whole = `{
  "Description": "Two of them",
  "Resources": {
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Properties": { "TopicNam": "a" }
    },
    "Queue": {
      "Type": "AWS::SQS::Queue",
      "Properties": { "DelaySecond": 5 }
    }
  },
  "Outputs": {
    "Name": { "Value": { "Ref": "Topic" } }
  }
}
`;

describe('JSON in blocks', () => {
  it('is read as it is read whole: the same nodes at the same places', () => {
    for (const text of [whole, whole.replaceAll('\n', '\r\n'), whole.replaceAll('  ', '\t'), `\uFEFF${whole}`]) {
      const document = parseTemplate(text);
      const { root, problems } = parseJson(text.replace('\uFEFF', ' '), { offset: 0 });
      assert.equal(document.parts.length, 4, 'it is cut');
      assert.deepEqual(told(document.root), told(root));
      assert.deepEqual(document.problems, problems);
    }
  });

  it('keeps the blocks that did not change', () => {
    const before = parseTemplate(whole);
    const after = parseTemplate(whole.replace('Two of them', 'Two'), before);
    assert.deepEqual(
      after.parts.map((part) => before.parts.includes(part)),
      [false, true, true, true],
    );
    assert.deepEqual(told(after.root), told(parseTemplate(after.text).root));
  });

  const unread: Readonly<Record<string, string>> = {
    'a quote is missing': whole.replace('"TopicNam":', '"TopicNam:'),
    'a brace is missing': whole.replace('{ "TopicNam": "a" }', '{ "TopicNam": "a"'),
    'a brace of the resource is missing': whole.replace('"a" }\n    },', '"a" }\n'),
    'a comma is missing': whole.replace('"AWS::SNS::Topic",', '"AWS::SNS::Topic"'),
    'it is half typed': whole.replace('"TopicNam": "a"', '"Top'),
    'the comma behind it is missing': whole.replace('"a" }\n    },', '"a" }\n    }'),
  };
  for (const [name, text] of Object.entries(unread)) {
    it(`has one syntax error, and the findings of the other blocks, where in one ${name}`, () => {
      const found = diagnose(text);
      assert.deepEqual(
        found.filter(({ rule }) => rule === 'E0000').map(({ span }) => blockAt(text, span.start)),
        ['Topic'],
      );
      assert.ok(found.some(({ rule, span }) => rule === 'E3002' && blockAt(text, span.start) === 'Queue'));
    });
  }

  it('tells of a comma too many, and of braces that are missing at the end', () => {
    const data = languageData();
    const said = (text: string) => diagnoseWith(e0000, text, data).map(({ message }) => message);
    assert.deepEqual(said(whole.replace('"Value": { "Ref": "Topic" } }\n', '"Value": { "Ref": "Topic" } },\n')), [
      'A name in double quotes is due here; a comma before a closing brace is not allowed.',
    ]);
    assert.deepEqual(said(whole.replace('\n}\n', '\n')), ['A closing brace is due here.']);
    assert.deepEqual(said(whole.replace('  }\n}\n', '')), [
      'A closing brace is due here.',
      'A closing brace is due here.',
    ]);
    assert.deepEqual(said(whole.replace('"Queue":', '"Topic":')), ['This key stands here already: Topic']);
  });

  it('that is indented otherwise is read whole', () => {
    const odd = whole.replace('      "Properties": { "TopicNam"', '    "Properties": { "TopicNam"');
    assert.deepEqual(parseTemplate(odd).problems, []);
    assert.deepEqual(parseTemplate(odd).parts, []);
    assert.deepEqual(parseTemplate(JSON.stringify(JSON.parse(whole))).problems, []);
  });
});

function diagnose(text: string) {
  return validateAll(templateOf(parseTemplate(text)), { ...languageData(), rules, ignore: [], severities: {} });
}

/** The last name of a resource before a place. */
function blockAt(text: string, offset: number): string | undefined {
  return [...text.slice(0, offset).matchAll(/^ {4}"(\w+)"/gm)].at(-1)?.[1];
}

function told(root: Node | TemplateDocument['root']): readonly unknown[] {
  return root === null
    ? []
    : [...walk(root)].map((node) => ({
        kind: node.kind,
        place: spanOf(node),
        path: pathOf(node),
        ...(node.kind === 'scalar' ? { value: node.value, style: node.style } : { flow: node.flow }),
        ...(node.kind === 'map' && { keys: node.entries.map(({ key }) => [key.value, spanOf(key), key.style]) }),
      }));
}
