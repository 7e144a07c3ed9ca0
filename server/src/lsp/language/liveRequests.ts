/** Requests on what of an open template is live. */
import { z } from 'zod';
import type { AppContext } from '../../app/context.ts';
import { resourceDetails } from '../../app/resources/details.ts';
import { compareWithLive } from '../../app/templates/compareWithLive.ts';
import { findTemplate, wordsOfOrigin } from '../../app/templates/findTemplate.ts';
import { knownAccounts } from '../../app/tree/knownAccounts.ts';
import { endOf, startOf } from '../../core/cfn/document/node.ts';
import { lastChangeText, stacksText } from '../../core/cfn/live/words.ts';
import * as protocol from '../../protocol/live.ts';
import { type Method, method } from '../method.ts';
import { resourceKey } from '../schemas/resources.ts';
import { list, text } from '../schemas/shape.ts';
import { templateText } from '../schemas/templates.ts';
import type { OpenTemplate } from './documents.ts';
import type { Language } from './language.ts';

const place = z.union([text, z.strictObject({ line: z.int().min(0), character: z.int().min(0) })]);

const candidate = z.strictObject({ uri: text, text: templateText });

export function liveMethods(language: Language, app: AppContext): readonly Method[] {
  return [
    method(protocol.liveInstances, z.strictObject({ uri: text, place }), (params) => instances(language, app, params)),
    method(
      protocol.compareLive,
      z.strictObject({ uri: text, logicalId: text, key: resourceKey }),
      async ({ uri, ...of }) => {
        const open = language.templates.get(uri);
        if (open === null) return null;
        const found = await compareWithLive(app, open.template, await language.live.of(open), of);
        if (found === null) return null;
        const { template, live, ...counts } = found;
        return { ...counts, template: jsonText(template), live: jsonText(live) };
      },
    ),
    method(protocol.originWords, resourceKey, (key) => wordsOfOrigin(app, key)),
    method(protocol.findTemplate, z.strictObject({ key: resourceKey, candidates: list(candidate) }), (params) =>
      findTemplate(app, params.key, params.candidates),
    ),
  ];
}

async function instances(
  language: Language,
  app: AppContext,
  { uri, place: at }: { readonly uri: string; readonly place: protocol.TemplatePlace },
): Promise<protocol.LiveView | null> {
  const open = language.templates.get(uri);
  const logicalId = open === null ? null : logicalIdAt(open, at);
  if (open === null || logicalId === null) return null;
  const live = await language.live.of(open);
  const accounts = await knownAccounts(app);
  const found = await Promise.all(
    (live.instances.get(logicalId) ?? []).map(async (instance): Promise<protocol.LiveInstanceView[]> => {
      const stored = await app.store.get(instance.resource.key);
      if (stored === null) return [];
      return [
        {
          details: resourceDetails(stored, { accounts, catalog: app.catalog }),
          stackName: instance.stack?.name ?? null,
          standing: instance.standing,
          lastChange: lastChangeText(instance, app.clock.now()),
        },
      ];
    }),
  );
  return { logicalId, stacks: stacksText(live), instances: found.flat() };
}

function logicalIdAt({ document, template }: OpenTemplate, at: protocol.TemplatePlace): string | null {
  if (typeof at === 'string') return template.resources.has(at) ? at : null;
  const offset = document.offsetAt(at);
  const around = [...template.resources.values()].find(
    ({ entry }) => startOf(entry.key) <= offset && offset <= endOf(entry.value),
  );
  return around?.id ?? null;
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
