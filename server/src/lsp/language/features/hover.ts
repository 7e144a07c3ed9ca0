import { MarkupKind } from 'vscode-languageserver/node';
import { hoverAt } from '../../../core/cfn/editing/hover.ts';
import type { LiveInstance } from '../../../core/cfn/live/instances.ts';
import { liveMarkdown } from '../../../core/cfn/live/liveMarkdown.ts';
import { answering } from '../answering.ts';
import type { OpenTemplate } from '../documents.ts';
import type { Feature } from '../features.ts';
import type { Language } from '../language.ts';
import { rangeOf } from '../ranges.ts';

export const hover: Feature = {
  capability: { hoverProvider: true },
  register: (language) => {
    language.connection.onHover(
      answering(language, async ({ textDocument: { uri }, position }, signal) => {
        const open = language.templates.get(uri);
        if (open === null) return null;
        const context = { template: open.template, schemas: language.schemas(), iam: language.iam() };
        const told = hoverAt(context, open.document.offsetAt(position));
        if (told === null) return null;
        const live = told.resource === undefined ? null : await liveText(language, open, told.resource);
        signal.throwIfAborted();
        return {
          contents: { kind: MarkupKind.Markdown, value: live === null ? told.markdown : `${told.markdown}\n\n${live}` },
          range: rangeOf(open.document, told.span),
        };
      }),
    );
  },
};

/** Null: nothing of it is live, as far as the inventory knows. */
async function liveText(language: Language, open: OpenTemplate, logicalId: string): Promise<string | null> {
  const live = await language.live.of(open);
  const instances = live.instances.get(logicalId) ?? [];
  if (instances.length === 0) return null;
  const ids = [...new Set(instances.map(({ resource }) => resource.key.accountId))];
  const names = new Map(await Promise.all(ids.map(async (id) => [id, await language.accountName(id)] as const)));
  return liveMarkdown(instances, live, {
    now: language.clock.now(),
    open: commandLink,
    accountName: (id) => names.get(id) ?? id,
  });
}

function commandLink({ resource: { key } }: LiveInstance): string {
  const argument = encodeURIComponent(JSON.stringify([key])).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
  return `command:panther.resource.open?${argument}`;
}
