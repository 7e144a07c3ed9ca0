/** How all accounts do, as one read-only document that is made anew whenever something changes. */
import * as vscode from 'vscode';
import type { HealthChoice, HealthOrder } from '../../../server/src/core/accounts/healthList.ts';
import { accountsChanged, fleetHealth } from '../../../server/src/protocol/accounts.ts';
import { inventoryChanged } from '../../../server/src/protocol/tree.ts';
import type { CommandId } from '../contributions.ts';
import { errorLine } from '../errors/userError.ts';
import type { Server } from '../server.ts';
import { readSetting } from '../settings.ts';
import { debounce } from '../timing.ts';
import { signalOf } from '../ui/cancellation.ts';

const scheme = 'panther-health';
/** The name is what the tab shows. */
const address = vscode.Uri.from({ scheme, path: '/Fleet Health.txt' });
const settleMs = 1_000;
const mostMs = 5_000;

export interface HealthDocument extends vscode.Disposable {
  readonly uri: vscode.Uri;
  readonly choice: HealthChoice;
  /** Shows other accounts, or another order, from now on. */
  show(choice: Partial<HealthChoice>): void;
}

export function createHealthDocument(server: Server): HealthDocument {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const lensesChanged = new vscode.EventEmitter<void>();
  let choice: HealthChoice = { order: 'state', text: '', wrongOnly: false };
  const refresh = debounce(() => changed.fire(address), settleMs, mostMs);
  const registrations = vscode.Disposable.from(
    changed,
    lensesChanged,
    refresh,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (_, token) => content(server, choice, signalOf(token)),
    }),
    vscode.languages.registerCodeLensProvider(
      { scheme },
      { onDidChangeCodeLenses: lensesChanged.event, provideCodeLenses: () => lenses(choice) },
    ),
    server.on(inventoryChanged, refresh),
    server.on(accountsChanged, refresh),
  );
  return {
    uri: address,
    get choice() {
      return choice;
    },
    show(other) {
      choice = { ...choice, ...other };
      changed.fire(address);
      lensesChanged.fire();
    },
    dispose: () => registrations.dispose(),
  };
}

async function content(server: Server, choice: HealthChoice, signal: AbortSignal): Promise<string> {
  try {
    return (await server.request(fleetHealth, { choice, format: 'text' }, signal)).text;
  } catch (error) {
    return errorLine(error);
  }
}

/** The orders that there are, with what they are called. */
export function orderTitles(): readonly (readonly [HealthOrder, string])[] {
  const t = vscode.l10n.t;
  return [
    ['state', t('state')],
    ['name', t('name')],
    ['label', t('label')],
    ['id', t('account id')],
    ['checked', t('last check')],
    ['scanned', t('last scan')],
    ['coverage', t('coverage')],
    ['resources', t('number of resources')],
  ];
}

function lenses({ order, text, wrongOnly }: HealthChoice): vscode.CodeLens[] {
  if (!readSetting('panther.codeLens.enabled')) return [];
  const t = vscode.l10n.t;
  const filter = text !== '' ? t('Filter: {0}', text) : wrongOnly ? t('Filter: what is wrong') : t('Filter...');
  const actions: readonly (readonly [CommandId, string])[] = [
    ['panther.accounts.health', t('Check again')],
    ['panther.accounts.healthSort', t('Sorted by {0}', new Map(orderTitles()).get(order) ?? order)],
    ['panther.accounts.healthFilter', filter],
    ['panther.accounts.healthSave', t('Save as...')],
  ];
  const top = new vscode.Range(0, 0, 0, 0);
  return actions.map(([command, title]) => new vscode.CodeLens(top, { command, title }));
}
