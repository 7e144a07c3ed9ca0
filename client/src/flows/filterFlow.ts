/** Choosing what the resource tree shows: four steps, each of which may be left empty. */
import * as vscode from 'vscode';
import { getAccounts } from '../../../server/src/protocol/accounts.ts';
import type { TreeFilter } from '../../../server/src/protocol/tree.ts';
import type { Panther } from '../panther.ts';
import { runSteps, type Step } from '../ui/multiStep.ts';
import { withoutIcons } from '../ui/text.ts';
import { askText, askToggles, type Choice } from '../ui/wizard.ts';
import { regionChoices, typeChoices } from './places.ts';

const noFilter: TreeFilter = { text: '', accounts: [], regions: [], types: [] };

type ListField = 'accounts' | 'regions' | 'types';

export async function askFilter(panther: Panther): Promise<TreeFilter | undefined> {
  const steps: readonly Step<TreeFilter>[] = [
    textStep(),
    listStep('accounts', vscode.l10n.t('Accounts or labels; none: all'), () => accountChoices(panther)),
    listStep('regions', vscode.l10n.t('Regions; none: all'), () => regionChoices(panther, null)),
    listStep('types', vscode.l10n.t('Resource types; none: all'), () => typeChoices(panther)),
  ];
  const result = await runSteps(vscode.l10n.t('Filter Resources'), steps, panther.resources.filter ?? noFilter);
  return result.kind === 'done' ? result.state : undefined;
}

function textStep(): Step<TreeFilter> {
  return {
    group: 'text',
    async run(filter, position) {
      const { kind, value } = await askText(position, {
        prompt: vscode.l10n.t('Words that the name, the id or a tag holds; empty: any. Press Enter for the next step.'),
        placeholder: vscode.l10n.t('invoices prod'),
        value: filter.text,
        validate: async () => null,
      });
      return { kind, state: { ...filter, text: value } };
    },
  };
}

function listStep(
  field: ListField,
  placeholder: string,
  choices: () => Promise<readonly Choice<string>[]>,
): Step<TreeFilter> {
  return {
    group: field,
    async run(filter, position) {
      const chosen = filter[field];
      const { kind, value } = await askToggles(position, { placeholder, items: withChosen(choices(), chosen), chosen });
      return { kind, state: { ...filter, [field]: value } };
    },
  };
}

/** Values of the old filter that the inventory does not have now can still be seen and taken out. */
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
  const labels = [...new Set(accounts.map((account) => account.label))];
  return [
    ...labels.map((label) => ({ label: withoutIcons(label), description: vscode.l10n.t('label'), value: label })),
    ...accounts.map(({ id, name }) => ({ label: withoutIcons(name), description: id, value: id })),
  ];
}
