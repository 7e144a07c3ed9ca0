import { hintsIn } from '../../../core/cfn/editing/hints.ts';
import { answering } from '../answering.ts';
import type { Feature } from '../features.ts';

export const inlayHints: Feature = {
  capability: { inlayHintProvider: { resolveProvider: false } },
  register: (language) => {
    language.connection.languages.inlayHint.on(
      answering(language, ({ textDocument: { uri }, range }) => {
        const open = language.templates.get(uri);
        if (open === null || !language.settings().inlayHints) return null;
        const { document, template } = open;
        return hintsIn(template, document.offsetAt(range.start), document.offsetAt(range.end)).map(
          ({ offset, text }) => ({
            position: document.positionAt(offset),
            label: `= ${text}`,
            paddingLeft: true,
          }),
        );
      }),
    );
  },
};
