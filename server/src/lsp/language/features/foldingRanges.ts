import { FoldingRangeKind } from 'vscode-languageserver/node';
import { foldsOf } from '../../../core/cfn/editing/folds.ts';
import { answering } from '../answering.ts';
import type { Feature } from '../features.ts';

export const foldingRanges: Feature = {
  capability: { foldingRangeProvider: true },
  register: (language) => {
    language.connection.onFoldingRanges(
      answering(language, ({ textDocument: { uri } }) => {
        const open = language.templates.get(uri);
        if (open === null) return null;
        return foldsOf(open.template, (offset) => open.document.positionAt(offset).line).map(
          ({ startLine, endLine, kind }) => ({
            startLine,
            endLine,
            ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
          }),
        );
      }),
    );
  },
};
