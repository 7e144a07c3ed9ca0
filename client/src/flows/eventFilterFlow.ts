/** Choosing which events are listed: steps each of which may be left empty. */
import * as vscode from 'vscode';
import { getAccounts } from '../../../server/src/protocol/accounts.ts';
import { type EventFilter, listEvents } from '../../../server/src/protocol/events.ts';
import type { Panther } from '../panther.ts';
import { runSteps, type Step } from '../ui/multiStep.ts';
import { oneLine, withoutIcons } from '../ui/text.ts';
import { askText, askToggles, type Choice } from '../ui/wizard.ts';

export async function askEventFilter(panther: Panther): Promise<EventFilter | undefined> {
  const steps: readonly Step<EventFilter>[] = [
    resourceStep(),
    textStep('text', {
      prompt: vscode.l10n.t(
        'Words of the event, its resources or its actor; empty: any. Press Enter for the next step.',
      ),
      placeholder: 'PutBucketPolicy invoices',
    }),
    listStep('accountIds', vscode.l10n.t('Accounts; none: all'), () => accountChoices(panther)),
    listStep('services', vscode.l10n.t('Services; none: all'), () => serviceChoices(panther)),
    textStep('actor', {
      prompt: vscode.l10n.t('A part of the name of who did it; empty: anybody. Press Enter to finish.'),
      placeholder: 'deploy-bot',
    }),
  ];
  const { kind, state } = await runSteps(vscode.l10n.t('Filter Events'), steps, panther.events.filter);
  return kind === 'done' ? state : undefined;
}

/** Only where the list has the events of one resource: to keep it so, or not. */
function resourceStep(): Step<EventFilter> {
  return {
    group: 'resource',
    needed: ({ resource }) => resource !== undefined,
    async run(filter, position) {
      const { resource, ...others } = filter;
      if (resource === undefined) return { kind: 'next', state: filter };
      const { kind, value } = await askToggles(position, {
        placeholder: vscode.l10n.t('Only the events of this resource; none: of all'),
        items: [{ label: withoutIcons(resource.resourceId), value: resource }],
        chosen: [resource],
      });
      // What was left out stays to be chosen until the last step is done.
      const [kept] = value;
      return { kind, state: kind === 'next' && kept === undefined ? others : filter };
    },
  };
}

function textStep(
  field: 'text' | 'actor',
  question: { readonly prompt: string; readonly placeholder: string },
): Step<EventFilter> {
  return {
    group: field,
    async run(filter, position) {
      const asked = { ...question, value: filter[field] ?? '', validate: async () => null };
      const { kind, value } = await askText(position, asked);
      return { kind, state: { ...filter, [field]: value } };
    },
  };
}

function listStep(
  field: 'accountIds' | 'services',
  placeholder: string,
  choices: () => Promise<readonly Choice<string>[]>,
): Step<EventFilter> {
  return {
    group: field,
    async run(filter, position) {
      const chosen = filter[field] ?? [];
      const { kind, value } = await askToggles(position, { placeholder, items: withChosen(choices(), chosen), chosen });
      return { kind, state: { ...filter, [field]: value } };
    },
  };
}

/** Values of the old filter that are not to be had now can still be seen and taken out. */
async function withChosen(
  choices: Promise<readonly Choice<string>[]>,
  chosen: readonly string[],
): Promise<readonly Choice<string>[]> {
  const known = await choices;
  const missing = chosen.filter((value) => !known.some((choice) => choice.value === value));
  return [...known, ...missing.map((value) => ({ label: withoutIcons(value), value }))];
}

async function accountChoices(panther: Panther): Promise<readonly Choice<string>[]> {
  const { accounts } = await panther.server.request(getAccounts, null);
  return accounts.map(({ id, name, label }) => ({
    label: withoutIcons(name),
    description: `${withoutIcons(label)} · ${id}`,
    value: id,
  }));
}

const recentEvents = 500;

/** The services that the newest events are of. */
async function serviceChoices(panther: Panther): Promise<readonly Choice<string>[]> {
  const filter = { reads: true, failures: true };
  const { events } = await panther.server.request(listEvents, { filter, before: null, limit: recentEvents });
  const services = events.map(({ eventSource }) => oneLine(eventSource.split('.')[0] ?? ''));
  return [...new Set(services)]
    .toSorted((a, b) => a.localeCompare(b))
    .map((service) => ({ label: withoutIcons(service), value: service }));
}
