import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver/node';
import { completionsAt } from '../../../core/cfn/editing/completion.ts';
import type { Completion } from '../../../core/cfn/editing/completionItem.ts';
import { answering } from '../answering.ts';
import type { Feature } from '../features.ts';
import { rangeOf } from '../ranges.ts';

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  section: CompletionItemKind.Module,
  type: CompletionItemKind.Class,
  property: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  function: CompletionItemKind.Function,
  reference: CompletionItemKind.Reference,
  action: CompletionItemKind.Method,
};

export const completion: Feature = {
  capability: {
    completionProvider: { triggerCharacters: ['.', ':', '!', '"', '$', '{', ' ', '-'], resolveProvider: false },
  },
  register: (language) => {
    language.connection.onCompletion(
      answering(language, ({ textDocument: { uri }, position }) => {
        const open = language.templates.get(uri);
        if (open === null) return null;
        const { document, template } = open;
        const context = { template, schemas: language.schemas(), iam: language.iam() };
        const { span, items } = completionsAt(context, document.offsetAt(position));
        const range = rangeOf(document, span);
        // Editors compare it with what is replaced.
        const isQuoted = template.document.text.charAt(span.start) === '"';
        return {
          // What is typed next may bring others: types are cut off, actions follow their service.
          isIncomplete: items.some(({ kind }) => kind === 'type' || kind === 'action'),
          items: items.map(
            (item): CompletionItem => ({
              label: item.label,
              kind: KINDS[item.kind],
              sortText: `${item.first === true ? '0' : '1'}${item.label}`,
              filterText: isQuoted ? `"${item.label}"` : item.label,
              ...(item.detail !== undefined && { detail: item.detail }),
              ...(item.doc !== undefined && { documentation: { kind: MarkupKind.Markdown, value: item.doc } }),
              insertTextFormat: item.isSnippet === true ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
              textEdit: { range, newText: item.insert ?? item.label },
            }),
          ),
        };
      }),
    );
  },
};
