import { SemanticTokensBuilder } from 'vscode-languageserver/node';
import { tokenKinds, tokensOf } from '../../../core/cfn/editing/tokens.ts';
import { answering } from '../answering.ts';
import type { Feature } from '../features.ts';

export const semanticTokens: Feature = {
  capability: {
    semanticTokensProvider: { legend: { tokenTypes: [...tokenKinds], tokenModifiers: [] }, full: true },
  },
  register: (language) => {
    language.connection.languages.semanticTokens.on(
      answering(language, ({ textDocument: { uri } }) => {
        const builder = new SemanticTokensBuilder();
        const open = language.templates.get(uri);
        if (open === null) return builder.build();
        for (const { span, kind } of tokensOf(open.template)) {
          const { line, character } = open.document.positionAt(span.start);
          builder.push(line, character, span.end - span.start, tokenKinds.indexOf(kind), 0);
        }
        return builder.build();
      }),
    );
  },
};
