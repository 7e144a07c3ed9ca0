/** In which regions a StackSet has stacks: in all, or in those of a list. */
import * as vscode from 'vscode';
import type { Step } from '../ui/multiStep.ts';
import { askChoice, askText } from '../ui/wizard.ts';

interface RegionsEntry {
  readonly wish: { readonly regions: readonly string[] | null };
  /** A list of regions is asked for. */
  readonly lists: boolean;
}

const regionCode = /^[a-z]{2,4}(-[a-z]{2,12}){1,2}-\d{1,2}$/;

/** `all`: what having no list means. */
export function regionSteps<Entry extends RegionsEntry>(all: {
  readonly label: string;
  readonly description: string;
}): readonly Step<Entry>[] {
  return [choiceStep(all), listStep()];
}

function choiceStep<Entry extends RegionsEntry>(all: {
  readonly label: string;
  readonly description: string;
}): Step<Entry> {
  return {
    group: 'regions',
    async run(entry, position) {
      const { kind, value } = await askChoice(position, {
        placeholder: vscode.l10n.t('The regions whose events are to come in'),
        items: [
          { ...all, value: 'all' },
          { label: vscode.l10n.t('A list of regions...'), value: 'list' },
        ],
        active: entry.lists ? 'list' : 'all',
      });
      if (value === undefined) return { kind, state: entry };
      const lists = value === 'list';
      return { kind, state: { ...entry, lists, wish: { ...entry.wish, regions: lists ? entry.wish.regions : null } } };
    },
  };
}

function listStep<Entry extends RegionsEntry>(): Step<Entry> {
  return {
    group: 'regions',
    needed: ({ lists }) => lists,
    async run(entry, position) {
      const { kind, value } = await askText(position, {
        prompt: vscode.l10n.t('Codes of regions, with commas between. IAM tells of its changes in us-east-1 only'),
        placeholder: 'us-east-1, eu-west-1',
        value: (entry.wish.regions ?? []).join(', '),
        validate: async (text) => {
          const wrong = regionsOf(text).find((region) => !regionCode.test(region));
          if (wrong !== undefined) return vscode.l10n.t('This is no code of a region: {0}', wrong);
          return regionsOf(text).length === 0 ? vscode.l10n.t('Enter the code of a region, such as us-east-1.') : null;
        },
      });
      return { kind, state: { ...entry, wish: { ...entry.wish, regions: regionsOf(value) } } };
    },
  };
}

function regionsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((region) => region !== '');
}
