import type { CodeLens } from 'vscode-languageserver/node';
import { countOf } from '../../../core/cfn/live/instances.ts';
import { innerSpan } from '../../../core/cfn/model/functions.ts';
import type { StackTemplate } from '../../../core/template/stackTemplate.ts';
import type { LensFacts, OwnTemplateFacts } from '../../../protocol/lenses.ts';
import { answering } from '../answering.ts';
import type { OpenTemplate } from '../documents.ts';
import type { Feature } from '../features.ts';
import type { Language } from '../language.ts';
import { rangeOf } from '../ranges.ts';

/** The client has the titles, by the facts: its user's language is none of the server's business. */
export const codeLenses: Feature = {
  capability: { codeLensProvider: { resolveProvider: false } },
  register: (language) => {
    language.connection.onCodeLens(
      answering(language, async ({ textDocument: { uri } }, signal): Promise<CodeLens[] | null> => {
        const open = language.templates.get(uri);
        if (open === null) return null;
        const lenses = [...(await ownLenses(language, open)), ...(await liveLenses(language, open))];
        signal.throwIfAborted();
        return lenses;
      }),
    );
  },
};

const FIRST_LINE: CodeLens['range'] = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The commands of the client that do it. */
const COMMANDS: Readonly<Record<StackTemplate, readonly (readonly [OwnTemplateFacts['action'], string])[]>> = {
  scanRole: [
    ['launch', 'panther.stack.launch'],
    ['deploy', 'panther.stack.deploy'],
  ],
  eventsQueue: [
    ['launch', 'panther.stack.launchQueue'],
    ['deploy', 'panther.stack.deployQueue'],
  ],
  realTimeEvents: [
    ['launch', 'panther.stack.launchEvents'],
    ['deploy', 'panther.stack.deployEvents'],
  ],
  // It is deployed with the StackSet that needs it.
  stackSetAdminRole: [['createStackSet', 'panther.stackSet.create']],
};

/** Above one of the product's own templates what can be done with it. */
async function ownLenses(language: Language, { document, template }: OpenTemplate): Promise<readonly CodeLens[]> {
  const own = await language.ownTemplate(template);
  if (own === null) return [];
  const above = (action: OwnTemplateFacts['action'], command: string, args: readonly string[]) =>
    lens(FIRST_LINE, { kind: 'ownTemplate', ...own, action }, command, args);
  return [
    ...COMMANDS[own.template].map(([action, command]) => above(action, command, [])),
    above('validateWithAws', 'panther.template.validateAws', [document.uri]),
  ];
}

/** Above each resource how many of it are live. The client's command opens one, or lets choose. */
async function liveLenses(language: Language, open: OpenTemplate): Promise<readonly CodeLens[]> {
  const live = await language.live.of(open);
  return [...live.instances].flatMap(([logicalId, instances]) => {
    const resource = open.template.resources.get(logicalId);
    if (resource === undefined) return [];
    const range = rangeOf(open.document, innerSpan(resource.entry.key));
    return [
      lens(range, { kind: 'live', ...countOf(instances, live) }, 'panther.template.live', [
        open.document.uri,
        logicalId,
      ]),
    ];
  });
}

function lens(range: CodeLens['range'], data: LensFacts, command: string, args: readonly string[]): CodeLens {
  return { range, data, command: { title: '', command, arguments: [...args] } };
}
