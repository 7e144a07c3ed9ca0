/**
 * Which findings are not wanted: by a setting, by the template's or a resource's Metadata (as cfn-lint has it), or by a
 * comment on the line: `# panther: ignore E3002, W2001`.
 */
import { type Node, type Span, spanOf, textOf, valueAt } from './document/node.ts';
import type { Template } from './model/template.ts';

export interface Ignores {
  /** Ids, or how ids begin. */
  readonly everywhere: readonly string[];
  readonly inSpans: readonly { readonly span: Span; readonly rules: readonly string[] }[];
}

export function ignoresOf(template: Template, settings: readonly string[]): Ignores {
  const ofTemplate = ignoredChecks(template.sections.get('Metadata')?.value);
  const ofResources = [...template.resources.values()].flatMap(({ body, entry }) => {
    const rules = ignoredChecks(valueAt(body, 'Metadata'));
    return body === null || rules.length === 0
      ? []
      : [{ span: { start: spanOf(entry.key).start, end: spanOf(body).end }, rules }];
  });
  return {
    everywhere: [...settings, ...ofTemplate],
    inSpans: [...ofResources, ...commentsOf(template.document.text)],
  };
}

export function ignoredBy({ everywhere, inSpans }: Ignores, rule: string, span: Span): boolean {
  // A file that cannot be read is a fact.
  if (rule === 'E0000') return false;
  const names = (rules: readonly string[]) => rules.some((begin) => rule.startsWith(begin));
  return (
    names(everywhere) ||
    inSpans.some((at) => at.span.start <= span.start && span.start < at.span.end && names(at.rules))
  );
}

/** `cfn-lint: { config: { ignore_checks: [W2001] } }`. */
function ignoredChecks(metadata: Node | undefined): readonly string[] {
  const list = valueAt(valueAt(valueAt(metadata, 'cfn-lint'), 'config'), 'ignore_checks');
  return list?.kind === 'list' ? list.items.flatMap((item) => textOf(item) ?? []) : [];
}

const COMMENT = /#[ \t]*panther:[ \t]*ignore[ \t]+([A-Z]\w*(?:[ \t]*,[ \t]*[A-Z]\w*)*)/g;

/** The line on which the comment stands; where it stands alone, the next one, with the block of text that begins on it. */
function commentsOf(text: string): Ignores['inSpans'] {
  return [...text.matchAll(COMMENT)].map((found) => {
    const lineStart = text.lastIndexOf('\n', found.index) + 1;
    const lineEnd = endOfLine(text, found.index);
    const isAlone = text.slice(lineStart, found.index).trim() === '';
    return {
      span: { start: lineStart, end: isAlone ? endOfBlockText(text, lineEnd + 1) : lineEnd },
      rules: (found[1] ?? '').split(',').map((rule) => rule.trim()),
    };
  });
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', Math.min(from, text.length));
  return end < 0 ? text.length : end;
}

/** Whether a line ends with the sign of a block of text: `Content: !Sub |`. */
export const opensBlockText = /[|>][-+0-9]*[ \t]*\r?$/;

/** The end of the line that begins there, or of the block of text that it opens. */
function endOfBlockText(text: string, lineStart: number): number {
  let end = endOfLine(text, lineStart);
  const first = text.slice(lineStart, end);
  if (!opensBlockText.test(first)) return end;
  const indent = first.search(/\S/);
  while (end < text.length) {
    const next = endOfLine(text, end + 1);
    const line = text.slice(end + 1, next);
    if (line.trim() !== '' && line.search(/\S/) <= indent) break;
    end = next;
  }
  return end;
}
