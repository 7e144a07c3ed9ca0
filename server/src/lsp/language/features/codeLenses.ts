import type { CodeLens } from 'vscode-languageserver/node';
import { lensTitle } from '../../../core/cfn/live/words.ts';
import { innerSpan } from '../../../core/cfn/model/functions.ts';
import { answering } from '../answering.ts';
import type { Feature } from '../features.ts';
import { rangeOf } from '../ranges.ts';

/** Above each resource how many of it are live. The client's command opens one, or lets choose. */
export const codeLenses: Feature = {
  capability: { codeLensProvider: { resolveProvider: false } },
  register: (language) => {
    language.connection.onCodeLens(
      answering(language, async ({ textDocument: { uri } }, signal): Promise<CodeLens[] | null> => {
        const open = language.templates.get(uri);
        if (open === null) return null;
        const live = await language.live.of(open);
        signal.throwIfAborted();
        return [...live.instances].flatMap(([logicalId, instances]) => {
          const resource = open.template.resources.get(logicalId);
          if (resource === undefined) return [];
          const command = {
            title: lensTitle(instances, live),
            command: 'panther.template.live',
            arguments: [uri, logicalId],
          };
          return [{ range: rangeOf(open.document, innerSpan(resource.entry.key)), command }];
        });
      }),
    );
  },
};
