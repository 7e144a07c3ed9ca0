import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../scripts/paths.ts';
import { isTemplate } from '../../../server/src/core/cfn/detect.ts';
import {
  type Part,
  parseInSteps,
  parseTemplate,
  type TemplateDocument,
} from '../../../server/src/core/cfn/document/document.ts';
import { endOf, startOf, walk } from '../../../server/src/core/cfn/document/node.ts';
import { completionsAt } from '../../../server/src/core/cfn/editing/completion.ts';
import { foldsOf } from '../../../server/src/core/cfn/editing/folds.ts';
import { hintsIn } from '../../../server/src/core/cfn/editing/hints.ts';
import { hoverAt } from '../../../server/src/core/cfn/editing/hover.ts';
import { linksOf } from '../../../server/src/core/cfn/editing/links.ts';
import { nodeAt } from '../../../server/src/core/cfn/editing/nodeAt.ts';
import { outlineOf } from '../../../server/src/core/cfn/editing/outline.ts';
import { namedAt, usesOf } from '../../../server/src/core/cfn/editing/symbols.ts';
import { tokensOf } from '../../../server/src/core/cfn/editing/tokens.ts';
import { templateOf } from '../../../server/src/core/cfn/model/template.ts';
import { rules } from '../../../server/src/core/cfn/rules/index.ts';
import { validateAll } from '../../../server/src/core/cfn/validate.ts';
import { languageData } from '../../support/languageData.ts';
import { seededRandom } from '../../support/random.ts';
import { toJson } from '../../support/ruleTable.ts';

const SEEDS = 40;
/** Edits one after the other, as somebody types; then again from the beginning. */
const EDITS = 40;

const yaml = readFileSync(path.join(projectRoot, 'test/fixtures/templates/orders.yaml'), 'utf8');
const json = toJson(yaml);

/** What people type, paste and break things with. */
const pieces = [
  ...'{}[]:,"\'#&*!|>-?%@`~\t\n\r \\$\uFEFF',
  '\r\n',
  '\n\n',
  '\n  ',
  '\n    - ',
  ': ',
  '!Ref ',
  '!Sub "${',
  '!GetAtt a.',
  '!If [',
  '${Stage}',
  '<<: *queue',
  '*queue',
  '&queue ',
  '---\n',
  '...\n',
  '"Fn::Sub": ',
  'Fn::ForEach::A: [B, [C], {',
  'Properties:',
  '__proto__: ',
  'constructor',
  '0x1F',
  '1e999',
  '2012-10-17',
  'null',
  '🐆',
  '\uD83D',
  'é',
  '{{resolve:ssm:a',
  'AWS::SQS::Queue',
];

describe('templates that are edited at random', () => {
  let data: ReturnType<typeof languageData>;
  before(() => {
    data = languageData();
  });

  for (const [name, base] of [
    ['YAML', yaml],
    ['JSON', json],
  ] as const) {
    it(`are answered for, whatever is asked, in ${name}`, () => {
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const random = seededRandom(seed);
        let text = base;
        let document: TemplateDocument | null = null;
        for (let count = 0; count < EDITS; count += 1) {
          const edit = randomEdit(text, random);
          text = edit.text;
          try {
            document = parseTemplate(text, document);
            askAll(document, edit.at, data);
          } catch (error) {
            throw new Error(`seed ${seed}, edit ${count}, at ${edit.at}: ${text.slice(edit.at - 80, edit.at + 80)}`, {
              cause: error,
            });
          }
        }
      }
    }).timeout(240_000);
  }

  it('are read in parts as they are read whole', () => {
    for (let seed = 1; seed <= SEEDS / 4; seed += 1) {
      const random = seededRandom(1000 + seed);
      let text = yaml;
      let document: TemplateDocument | null = null;
      for (let count = 0; count < EDITS; count += 1) {
        text = randomEdit(text, random).text;
        document = parseTemplate(text, document);
        assert.equal(shapeOf(document), shapeOf(parseTemplate(text)), `seed ${seed}, edit ${count}`);
      }
    }
  }).timeout(120_000);

  it('are read as they are read whole after readings that were given up halfway', () => {
    for (let seed = 1; seed <= SEEDS / 4; seed += 1) {
      const random = seededRandom(2000 + seed);
      let text = yaml;
      const parts = new Set<Part>();
      for (let count = 0; count < EDITS; count += 1) {
        text = randomEdit(text, random).text;
        const steps = parseInSteps(text, [...parts]);
        let left = random(2) === 0 ? random(6) : Number.POSITIVE_INFINITY;
        for (let step = steps.next(); left > 0; step = steps.next()) {
          left -= 1;
          if (step.done !== true) {
            parts.add(step.value);
            continue;
          }
          parts.clear();
          for (const part of step.value.parts) parts.add(part);
          assert.equal(shapeOf(step.value), shapeOf(parseTemplate(text)), `seed ${seed}, edit ${count}`);
          break;
        }
      }
    }
  }).timeout(120_000);
});

interface Edited {
  readonly text: string;
  readonly at: number;
}

/** Types something, takes something out, moves or repeats a piece, or cuts the rest off. */
function randomEdit(text: string, random: (below: number) => number): Edited {
  const at = random(text.length + 1);
  const end = Math.min(text.length, at + 1 + random(random(10) === 0 ? 400 : 12));
  const piece = pieces[random(pieces.length)] ?? '';
  switch (random(10)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return { text: text.slice(0, at) + piece + text.slice(at), at: at + piece.length };
    case 4:
    case 5:
    case 6:
      return { text: text.slice(0, at) + text.slice(end), at };
    case 7:
      return { text: text.slice(0, at) + piece + text.slice(end), at };
    case 8: {
      const to = random(text.length + 1);
      return { text: text.slice(0, to) + text.slice(at, end) + text.slice(to), at: to };
    }
    default:
      return random(10) === 0
        ? { text: text.slice(0, at), at }
        : { text: text.slice(0, at) + piece.repeat(3) + text.slice(at), at };
  }
}

/** All that an editor asks about a place and a document. */
function askAll(document: TemplateDocument, at: number, data: ReturnType<typeof languageData>): void {
  const { text } = document;
  const template = templateOf(document);
  const context = { template, ...data };
  isTemplate(text, 'a.yaml', []);
  for (const offset of [0, at, Math.max(0, at - 3), text.length]) {
    const { span } = completionsAt(context, offset);
    assert.ok(
      span.start >= 0 && span.start <= span.end && span.end <= text.length,
      'completion replaces what is there',
    );
    hoverAt(context, offset);
    nodeAt(template, offset);
    const place = namedAt(template, offset);
    if (place !== null) usesOf(place.named, template);
  }
  outlineOf(template);
  tokensOf(template);
  linksOf(template);
  hintsIn(template, 0, text.length);
  foldsOf(template, (offset) => text.slice(0, offset).split('\n').length);
  for (const { span, rule, fixes } of validateAll(template, { ...data, rules, ignore: [], severities: {} })) {
    assert.ok(span.start >= 0 && span.start <= span.end && span.start <= text.length, `${rule} stays within the text`);
    for (const edit of (fixes ?? []).flatMap(({ edits }) => edits)) {
      assert.ok(edit.span.start >= 0 && edit.span.end <= text.length, `a fix of ${rule} stays within the text`);
    }
  }
}

function shapeOf({ root, problems }: TemplateDocument): string {
  return JSON.stringify({
    problems: problems.map(({ code, start, end }) => [code, start, end]),
    nodes: root === null ? [] : [...walk(root)].map((node) => [node.kind, startOf(node), endOf(node)]),
  });
}
