import { linksOf } from '../../../core/cfn/editing/links.ts';
import { answering } from '../answering.ts';
import type { Feature } from '../features.ts';
import { rangeOf } from '../ranges.ts';

export const documentLinks: Feature = {
  capability: { documentLinkProvider: { resolveProvider: false } },
  register: (language) => {
    language.connection.onDocumentLinks(
      answering(language, ({ textDocument: { uri } }) => {
        const open = language.templates.get(uri);
        if (open === null) return null;
        return linksOf(open.template).flatMap(({ span, path }) => {
          const target = beside(uri, path);
          return target === null ? [] : [{ range: rangeOf(open.document, span), target }];
        });
      }),
    );
  },
};

/** Null: the document is in no folder (an untitled one). */
function beside(uri: string, path: string): string | null {
  if (!/^[\w+.-]+:\//.test(uri)) return null;
  try {
    return new URL(path.split('/').map(encodeURIComponent).join('/'), uri).href;
  } catch {
    return null;
  }
}
