import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type OutlineItem, outlineOf } from '../../../core/cfn/editing/outline.ts';
import { answering } from '../answering.ts';
import type { Feature } from '../features.ts';
import { rangeOf } from '../ranges.ts';

const KINDS: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  section: SymbolKind.Namespace,
  resource: SymbolKind.Class,
  parameter: SymbolKind.Variable,
  condition: SymbolKind.Boolean,
  mapping: SymbolKind.Enum,
  output: SymbolKind.Interface,
  property: SymbolKind.Property,
  value: SymbolKind.Field,
};

export const documentSymbols: Feature = {
  capability: { documentSymbolProvider: true },
  register: (language) => {
    language.connection.onDocumentSymbol(
      answering(language, ({ textDocument: { uri } }) => {
        const open = language.templates.get(uri);
        return open === null ? null : outlineOf(open.template).map((item) => symbolOf(open.document, item));
      }),
    );
  },
};

function symbolOf(document: TextDocument, item: OutlineItem): DocumentSymbol {
  return {
    name: item.name,
    detail: item.detail,
    kind: KINDS[item.kind],
    range: rangeOf(document, item.span),
    selectionRange: rangeOf(document, item.nameSpan),
    children: item.children.map((child) => symbolOf(document, child)),
  };
}
