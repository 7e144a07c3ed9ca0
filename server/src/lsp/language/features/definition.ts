import { endOf, startOf } from '../../../core/cfn/document/node.ts';
import { definitionOf, namedAt } from '../../../core/cfn/editing/symbols.ts';
import { innerSpan } from '../../../core/cfn/model/functions.ts';
import { answering } from '../answering.ts';
import type { Feature } from '../features.ts';
import { rangeOf } from '../ranges.ts';

export const definition: Feature = {
  capability: { definitionProvider: true },
  register: (language) => {
    language.connection.onDefinition(
      answering(language, ({ textDocument: { uri }, position }) => {
        const open = language.templates.get(uri);
        if (open === null) return null;
        const { document, template } = open;
        const at = namedAt(template, document.offsetAt(position));
        const entry = at === null ? undefined : definitionOf(at.named, template);
        if (at === null || entry === undefined) return null;
        const whole = { start: startOf(entry.key), end: Math.max(endOf(entry.key), endOf(entry.value)) };
        return [
          {
            targetUri: uri,
            targetRange: rangeOf(document, whole),
            targetSelectionRange: rangeOf(document, innerSpan(entry.key)),
            originSelectionRange: rangeOf(document, at.span),
          },
        ];
      }),
    );
  },
};
