import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { definitionOf, namedAt, refusalOfName, usesOf } from '../../../core/cfn/editing/symbols.ts';
import { innerSpan } from '../../../core/cfn/model/functions.ts';
import { answering } from '../answering.ts';
import type { Feature } from '../features.ts';
import { rangeOf } from '../ranges.ts';

export const rename: Feature = {
  capability: { renameProvider: { prepareProvider: true } },
  register: (language) => {
    language.connection.onPrepareRename(
      answering(language, ({ textDocument: { uri }, position }) => {
        const open = language.templates.get(uri);
        const at = open === null ? null : namedAt(open.template, open.document.offsetAt(position));
        if (open === null || at === null) return null;
        return { range: rangeOf(open.document, at.span), placeholder: at.named.id };
      }),
    );
    language.connection.onRenameRequest(
      answering(language, ({ textDocument: { uri }, position, newName }) => {
        const open = language.templates.get(uri);
        const at = open === null ? null : namedAt(open.template, open.document.offsetAt(position));
        if (open === null || at === null) return null;
        const refusal = refusalOfName(newName, at.named, open.template);
        if (refusal !== null) throw new ResponseError(LSPErrorCodes.RequestFailed, refusal);
        const entry = definitionOf(at.named, open.template);
        const spans = [...(entry === undefined ? [] : [innerSpan(entry.key)]), ...usesOf(at.named, open.template)];
        return { changes: { [uri]: spans.map((span) => ({ range: rangeOf(open.document, span), newText: newName })) } };
      }),
    );
  },
};
