/** Many accounts at once: where they come from, what they get, what it would do; then all of it is written, or nothing. */
import * as vscode from 'vscode';
import type { ImportDefaults } from '../../../server/src/core/accounts/importPlan.ts';
import {
  checkDraft,
  type ImportPreview,
  type ImportSource,
  importAccounts,
  listUnits,
  previewImport,
} from '../../../server/src/protocol/accounts.ts';
import type { Panther } from '../panther.ts';
import { askExisting } from '../ui/documents.ts';
import { showInformation } from '../ui/messages.ts';
import { runSteps, type Step } from '../ui/multiStep.ts';
import { withNotification } from '../ui/progress.ts';
import { withoutIcons } from '../ui/text.ts';
import { askChoice, askText, askToggles, type Choice } from '../ui/wizard.ts';
import { labelChoices } from './accountSteps.ts';
import { accountToggles } from './accountToggles.ts';
import { attempt } from './attempt.ts';
import { importSummary, invalidSummary, type PreviewLine, previewLines, resultText } from './importText.ts';

type SourceKind = 'ids' | 'file' | 'organization';

interface ImportEntry {
  readonly from: SourceKind;
  /** As they were typed. */
  readonly ids: string;
  readonly file: string | null;
  /** Ids of units; null: none were chosen yet. */
  readonly units: readonly string[] | null;
  readonly defaults: ImportDefaults;
  readonly preview: ImportPreview | null;
  /** Ids of new and changed accounts that are left out. */
  readonly leftOut: readonly string[];
}

const newImport: ImportEntry = {
  from: 'ids',
  ids: '',
  file: null,
  units: null,
  defaults: {},
  preview: null,
  leftOut: [],
};

export async function runImportFlow(panther: Panther): Promise<void> {
  const title = vscode.l10n.t('Import Accounts');
  const steps = [
    sourceStep(),
    idsStep(panther),
    fileStep(),
    unitsStep(panther),
    labelStep(panther),
    togglesStep(),
    previewStep(panther),
  ];
  const { kind, state } = await runSteps(title, steps, newImport);
  if (kind !== 'done' || state.preview === null) return;
  const isKept = (id: string) => !state.leftOut.includes(id);
  const added = state.preview.added.filter(({ id }) => isKept(id));
  const changed = state.preview.changed.filter(({ account }) => isKept(account.id));
  if (added.length + changed.length === 0) {
    void showInformation(vscode.l10n.t('Nothing was written: all of these accounts are there already, as they are.'));
    return;
  }
  await panther.server.request(importAccounts, { added, changed });
  panther.sources.refresh(null);
  void offerNext(resultText(added.length, changed.length, vscode.l10n.t));
}

/** The accounts can be scanned once their roles are there. */
async function offerNext(said: string): Promise<void> {
  const t = vscode.l10n.t;
  const deploy = t('Deploy Scan Roles...');
  const health = t('Check Fleet Health');
  const text = `${said} ${t('Next: deploy the scan role in each, then check.')}`;
  const chosen = await showInformation(text, [deploy, health]);
  if (chosen === deploy) await vscode.commands.executeCommand('panther.stackSet.roles');
  if (chosen === health) await vscode.commands.executeCommand('panther.accounts.health');
}

function sourceStep(): Step<ImportEntry> {
  return {
    group: 'source',
    async run(entry, position) {
      const t = vscode.l10n.t;
      const items: readonly Choice<SourceKind>[] = [
        { label: t('Account ids...'), detail: t('Typed or pasted, with commas or spaces between.'), value: 'ids' },
        {
          label: t('A CSV file...'),
          detail: t('With the columns id, name, label, realTime, remediation; all but the id may be missing.'),
          value: 'file',
        },
        {
          label: t('The organization...'),
          detail: t('The active accounts of the organization that the master account is in, labelled by their unit.'),
          value: 'organization',
        },
      ];
      const placeholder = t('Where the accounts come from');
      const { kind, value } = await askChoice(position, { placeholder, items, active: entry.from });
      return { kind, state: value === undefined ? entry : { ...entry, from: value, leftOut: [] } };
    },
  };
}

function idsStep(panther: Panther): Step<ImportEntry> {
  return {
    group: 'which',
    needed: ({ from }) => from === 'ids',
    async run(entry, position) {
      const { kind, value } = await askText(position, {
        prompt: vscode.l10n.t('The ids of the accounts, 12 digits each'),
        placeholder: '111122223333, 444455556666',
        value: entry.ids,
        validate: (text, signal) => idsProblem(panther, idsOf(text), signal),
      });
      return { kind, state: { ...entry, ids: value } };
    },
  };
}

async function idsProblem(panther: Panther, ids: readonly string[], signal: AbortSignal): Promise<string | null> {
  const wrong = ids.length === 0 ? '' : ids.find((id) => !/^\d{12}$/.test(id));
  if (wrong === undefined) return null;
  const { id: problem } = await panther.server.request(checkDraft, { draft: { id: wrong }, editing: null }, signal);
  return problem === null || wrong === '' ? problem : `${wrong}: ${problem}`;
}

/** The console shows ids as 1234-5678-9012. */
function idsOf(text: string): readonly string[] {
  const ids = text.split(/[\s,;]+/).map((id) => (/^\d{4}-\d{4}-\d{4}$/.test(id) ? id.replaceAll('-', '') : id));
  return ids.filter((id) => id !== '');
}

function fileStep(): Step<ImportEntry> {
  return {
    group: 'which',
    needed: ({ from }) => from === 'file',
    async run(entry) {
      const t = vscode.l10n.t;
      const file = await askExisting(t('Import Accounts'), t('Preview'), {
        [t('Lists')]: ['csv', 'tsv', 'txt'],
        [t('All files')]: ['*'],
      });
      return file === undefined
        ? { kind: 'back', state: entry }
        : { kind: 'next', state: { ...entry, file: file.toString() } };
    },
  };
}

function unitsStep(panther: Panther): Step<ImportEntry> {
  return {
    group: 'which',
    needed: ({ from }) => from === 'organization',
    async run(entry, position) {
      const t = vscode.l10n.t;
      const units = await attempt(panther, position.title, () =>
        withNotification(t('Reading the organization'), (_, signal) => panther.server.request(listUnits, null, signal)),
      );
      if (units === undefined) return { kind: 'back', state: entry };
      const { kind, value } = await askToggles(position, {
        placeholder: t(
          'The units whose accounts are meant, with those within; Enter without a choice for all accounts',
        ),
        items: units.map(({ id, path }) => ({ label: withoutIcons(path), description: id, value: id })),
        chosen: entry.units ?? [],
      });
      return { kind, state: { ...entry, units: value } };
    },
  };
}

function labelStep(panther: Panther): Step<ImportEntry> {
  return {
    group: 'defaults',
    needed: ({ from }) => from !== 'organization',
    async run(entry, position) {
      const { kind, value } = await askChoice(position, {
        placeholder: vscode.l10n.t('A label for new accounts that have none yet: choose one or type another word'),
        items: labelChoices(panther, entry.defaults.label ?? ''),
        typed: (text) => ({ label: withoutIcons(text), description: vscode.l10n.t('new label'), value: text }),
        ...(entry.defaults.label === undefined ? {} : { active: entry.defaults.label }),
      });
      return { kind, state: value === undefined ? entry : { ...entry, defaults: { ...entry.defaults, label: value } } };
    },
  };
}

function togglesStep(): Step<ImportEntry> {
  return {
    group: 'defaults',
    async run(entry, position) {
      const items = accountToggles();
      const chosen = items.map(({ value }) => value).filter((toggle) => entry.defaults[toggle] === true);
      const placeholder = vscode.l10n.t(
        'For new accounts of which nothing else is said, beyond reading; Enter for none',
      );
      const { kind, value } = await askToggles(position, { placeholder, items, chosen });
      const toggles = { realTime: value.includes('realTime'), remediation: value.includes('remediation') };
      return { kind, state: { ...entry, defaults: { ...entry.defaults, ...toggles } } };
    },
  };
}

function previewStep(panther: Panther): Step<ImportEntry> {
  return {
    group: 'preview',
    async run(entry, position) {
      for (;;) {
        const preview = await attempt(panther, position.title, () => previewOf(panther, entry));
        if (preview === undefined) return { kind: 'back', state: entry };
        if (preview.invalid.length === 0) {
          const { kind, value } = await askAccounts(position, preview, entry.leftOut);
          return { kind, state: { ...entry, preview, leftOut: value } };
        }
        const { kind } = await askInvalid(position, preview);
        if (kind !== 'next') return { kind, state: entry };
      }
    },
  };
}

async function previewOf(panther: Panther, entry: ImportEntry): Promise<ImportPreview> {
  const params = { source: await sourceOf(entry), defaults: entry.defaults };
  // A list is read in no time.
  if (entry.from !== 'organization') return panther.server.request(previewImport, params);
  return withNotification(vscode.l10n.t('Reading the organization'), (_, signal) =>
    panther.server.request(previewImport, params, signal),
  );
}

async function sourceOf({ from, ids, file, units }: ImportEntry): Promise<ImportSource> {
  if (from === 'organization')
    return { kind: 'organization', units: units === null || units.length === 0 ? null : units };
  if (from === 'ids' || file === null) return { kind: 'list', text: idsOf(ids).join('\n'), file: '' };
  const uri = vscode.Uri.parse(file);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return { kind: 'list', text, file: uri.fsPath };
}

/** New and changed accounts; those that are unmarked are left out. */
async function askAccounts(
  position: Parameters<typeof askToggles>[0],
  preview: ImportPreview,
  leftOut: readonly string[],
) {
  const lines = previewLines(preview, vscode.l10n.t);
  const answer = await askToggles(position, {
    placeholder: importSummary(preview, vscode.l10n.t),
    items: lines.map(toChoice),
    chosen: lines.map(({ id }) => id).filter((id) => !leftOut.includes(id)),
  });
  return { ...answer, value: lines.map(({ id }) => id).filter((id) => !answer.value.includes(id)) };
}

function toChoice({ id, label, description, detail }: PreviewLine): Choice<string> {
  return { label, description, detail, value: id };
}

/** One line that cannot be taken holds up all of them: nothing half done. */
function askInvalid(position: Parameters<typeof askChoice>[0], preview: ImportPreview) {
  const t = vscode.l10n.t;
  const again: Choice<null> = { label: t('Look again'), iconPath: new vscode.ThemeIcon('refresh'), value: null };
  const separator: Choice<null> = {
    label: t('Cannot be taken'),
    kind: vscode.QuickPickItemKind.Separator,
    value: null,
  };
  const items = preview.invalid.map(
    ({ line, id, problem }): Choice<null> => ({
      label: withoutIcons(id === '' ? t('(no id)') : id),
      description: line === null ? '' : t('line {0}', line),
      detail: withoutIcons(problem, 300),
      iconPath: new vscode.ThemeIcon('error'),
      value: null,
    }),
  );
  return askChoice(position, { placeholder: invalidSummary(preview, t), items: [again, separator, ...items] });
}
