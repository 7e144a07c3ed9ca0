import assert from 'node:assert/strict';
import { parseTemplate } from '../../server/src/core/cfn/document/document.ts';
import { keyText, type Node, type Span } from '../../server/src/core/cfn/document/node.ts';
import { templateOf } from '../../server/src/core/cfn/model/template.ts';
import type { Fix, Rule } from '../../server/src/core/cfn/rules/rule.ts';
import { type Diagnosis, validateAll } from '../../server/src/core/cfn/validate.ts';
import { languageData } from './languageData.ts';

export interface BadTemplate {
  /** With «marks» around what each finding points at, in the order of the text. */
  readonly text: string;
  /** The message of each finding, or what is in it. */
  readonly says: string | RegExp | readonly (string | RegExp)[];
  /** The text after the first fix of the first finding. */
  readonly fixed?: string;
  readonly severity?: Diagnosis['severity'];
  /** What is written as JSON has no such mistake. */
  readonly yamlOnly?: true;
}

export interface RuleTable {
  /** Templates of which the rule says nothing, by what is special about them. */
  readonly good: Readonly<Record<string, string>>;
  readonly bad: Readonly<Record<string, BadTemplate>>;
}

/** Declares the tests of a rule. Each template is tried as JSON too, and bad ones with a macro, if macros mute the rule. */
export function ruleTable(rule: Rule, { good, bad }: RuleTable): void {
  describe(`${rule.id}, ${rule.title}`, () => {
    let data: ReturnType<typeof languageData>;
    const diagnose = (text: string) => diagnoseWith(rule, text, data);
    before(() => {
      data = languageData();
    });

    for (const [name, text] of Object.entries(good)) {
      it(`says nothing of ${name}`, () => {
        assert.deepEqual(messagesOf(diagnose(text)), []);
        if (parseTemplate(text).broken.length === 0) assert.deepEqual(messagesOf(diagnose(toJson(text))), []);
      });
    }

    for (const [name, one] of Object.entries(bad)) {
      it(`finds ${name}`, () => {
        const { text, marks } = unmark(one.text);
        const found = diagnose(text);
        checkFindings(found, one, marks, text);
        if (one.fixed !== undefined) checkFix(diagnose, found, text, one.fixed);
        if (one.yamlOnly !== true) checkJson(diagnose, found, text);
        if (rule.mutedByMacros === true && !/^Transform:/m.test(text)) {
          assert.deepEqual(diagnose(`Transform: Macro\n${text}`), [], 'a macro mutes it');
        }
      });
    }

    it(`${rule.fixes === true ? 'has' : 'has no'} quick fixes, as it says`, () => {
      const fixes = Object.values(bad).flatMap(({ text }) =>
        diagnose(unmark(text).text).flatMap((finding) => finding.fixes ?? []),
      );
      assert.equal(fixes.length > 0, rule.fixes === true);
    });
  });
}

type Diagnose = (text: string) => readonly Diagnosis[];

export function diagnoseWith(rule: Rule, text: string, data: ReturnType<typeof languageData>): readonly Diagnosis[] {
  return validateAll(templateOf(parseTemplate(text)), { ...data, rules: [rule], ignore: [], severities: {} });
}

function messagesOf(found: readonly Diagnosis[]): readonly string[] {
  return found.map(({ message }) => message);
}

function checkFindings(found: readonly Diagnosis[], one: BadTemplate, marks: readonly Span[], text: string): void {
  const says = Array.isArray(one.says) ? one.says : [one.says];
  assert.deepEqual(
    found.map(({ span }) => text.slice(span.start, span.end)),
    marks.map(({ start, end }) => text.slice(start, end)),
    messagesOf(found).join('\n'),
  );
  assert.deepEqual(
    found.map(({ span: { start, end } }) => ({ start, end })),
    marks,
  );
  for (const [index, message] of messagesOf(found).entries()) {
    const expected = says[index] ?? says[0] ?? '';
    if (typeof expected === 'string') assert.equal(message, expected);
    else assert.match(message, expected);
  }
  if (one.severity !== undefined) assert.deepEqual([...new Set(found.map(({ severity }) => severity))], [one.severity]);
}

function checkFix(diagnose: Diagnose, found: readonly Diagnosis[], text: string, fixed: string): void {
  const [fix] = found[0]?.fixes ?? [];
  assert.ok(fix, 'the first finding has a fix');
  const after = applied(fix, text);
  assert.equal(after, fixed);
  assert.equal(diagnose(after).length, found.length - 1, 'the fix mends the finding');
}

/** The same mistakes have to be found, and fixes have to leave JSON. */
function checkJson(diagnose: Diagnose, found: readonly Diagnosis[], text: string): void {
  const json = toJson(text);
  const inJson = diagnose(json);
  assert.deepEqual(messagesOf(inJson), messagesOf(found), json);
  for (const fix of inJson.flatMap((finding) => finding.fixes ?? [])) {
    const after = applied(fix, json);
    assert.deepEqual(parseTemplate(after).problems, [], after);
  }
}

export function applied({ edits }: Fix, text: string): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((sum, { span, text: added }) => sum.slice(0, span.start) + added + sum.slice(span.end), text);
}

function unmark(marked: string): { readonly text: string; readonly marks: readonly Span[] } {
  const marks: Span[] = [];
  let text = '';
  for (const part of marked.split(/(«[^»]*»)/)) {
    const inner = part.startsWith('«') ? part.slice(1, -1) : null;
    if (inner !== null) marks.push({ start: text.length, end: text.length + inner.length });
    text += inner ?? part;
  }
  return { text, marks };
}

/** The template in JSON, functions in their long form. */
export function toJson(yaml: string): string {
  const { root } = parseTemplate(yaml);
  return root === null ? '' : `${written(root, '')}\n`;
}

function written(node: Node, indent: string): string {
  if (node.kind === 'scalar') {
    // A tag alone is a function of a text of no length.
    const isEmptyArgument = node.style === 'none' && node.parent?.kind === 'map' && node.parent.tag !== null;
    return JSON.stringify(isEmptyArgument ? '' : node.value);
  }
  const inner = `${indent}  `;
  const parts =
    node.kind === 'list'
      ? node.items.map((item) => written(item, inner))
      : node.entries.map((entry) => `${JSON.stringify(keyText(entry))}: ${written(entry.value, inner)}`);
  const [open, close] = node.kind === 'list' ? ['[', ']'] : ['{', '}'];
  return parts.length === 0
    ? `${open}${close}`
    : `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}
