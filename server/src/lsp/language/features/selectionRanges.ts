import type { SelectionRange } from 'vscode-languageserver/node';
import { endOf, type Node, type Span, spanOf, startOf } from '../../../core/cfn/document/node.ts';
import { nodeAt } from '../../../core/cfn/editing/nodeAt.ts';
import { innerSpan } from '../../../core/cfn/model/functions.ts';
import { answering } from '../answering.ts';
import type { Feature } from '../features.ts';
import { rangeOf } from '../ranges.ts';

export const selectionRanges: Feature = {
  capability: { selectionRangeProvider: true },
  register: (language) => {
    language.connection.onSelectionRanges(
      answering(language, ({ textDocument: { uri }, positions }) => {
        const open = language.templates.get(uri);
        if (open === null) return null;
        const { document, template } = open;
        return positions.map((position) => {
          const offset = document.offsetAt(position);
          const at = nodeAt(template, offset);
          const spans = at === null ? [] : spansAround(at.node, at.key === null ? null : spanOf(at.key.key));
          return nested(spans.map((span) => rangeOf(document, span))) ?? { range: { start: position, end: position } };
        });
      }),
    );
  },
};

/** From the innermost outwards, each larger than the one before. */
function spansAround(node: Node, word: Span | null): readonly Span[] {
  const spans: Span[] = word === null ? [] : [word];
  if (node.kind === 'scalar' && node.style === 'quoted') spans.push(innerSpan(node));
  for (let at: Node | null = node; at !== null; at = at.parent) {
    spans.push(spanOf(at));
    const entry = entryOf(at);
    if (entry !== null) spans.push(entry);
  }
  return spans.filter((span, index) => {
    const before = spans[index - 1];
    return before === undefined || span.start < before.start || span.end > before.end;
  });
}

/** With its key. */
function entryOf(node: Node): Span | null {
  if (node.parent?.kind !== 'map') return null;
  const entry = node.parent.entries.find(({ value }) => value === node);
  return entry === undefined ? null : { start: startOf(entry.key), end: endOf(node) };
}

function nested(ranges: readonly SelectionRange['range'][]): SelectionRange | undefined {
  return ranges.reduceRight<SelectionRange | undefined>(
    (parent, range) => ({ range, ...(parent !== undefined && { parent }) }),
    undefined,
  );
}
