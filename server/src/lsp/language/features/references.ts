import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver/node';
import type { Span } from '../../../core/cfn/document/node.ts';
import { definitionOf, type Named, namedAt, usesOf } from '../../../core/cfn/editing/symbols.ts';
import { innerSpan } from '../../../core/cfn/model/functions.ts';
import type { Template } from '../../../core/cfn/model/template.ts';
import { answering } from '../answering.ts';
import type { Feature } from '../features.ts';
import { rangeOf } from '../ranges.ts';

export const references: Feature = {
  capability: { referencesProvider: true },
  register: (language) => {
    language.connection.onReferences(
      answering(language, ({ textDocument: { uri }, position, context }) => {
        const open = language.templates.get(uri);
        const at = open === null ? null : namedAt(open.template, open.document.offsetAt(position));
        if (open === null || at === null) return null;
        const own = context.includeDeclaration ? nameSpan(at.named, open.template) : [];
        return [...own, ...usesOf(at.named, open.template)].map((span) => ({
          uri,
          range: rangeOf(open.document, span),
        }));
      }),
    );
  },
};

export const highlights: Feature = {
  capability: { documentHighlightProvider: true },
  register: (language) => {
    language.connection.onDocumentHighlight(
      answering(language, ({ textDocument: { uri }, position }): DocumentHighlight[] | null => {
        const open = language.templates.get(uri);
        const at = open === null ? null : namedAt(open.template, open.document.offsetAt(position));
        if (open === null || at === null) return null;
        const marked = (spans: readonly Span[], kind: DocumentHighlightKind) =>
          spans.map((span) => ({ range: rangeOf(open.document, span), kind }));
        return [
          ...marked(nameSpan(at.named, open.template), DocumentHighlightKind.Write),
          ...marked(usesOf(at.named, open.template), DocumentHighlightKind.Read),
        ];
      }),
    );
  },
};

function nameSpan(named: Named, template: Template): readonly Span[] {
  const entry = definitionOf(named, template);
  return entry === undefined ? [] : [innerSpan(entry.key)];
}
