/**
 * Everything that package.json contributes and the code refers to, in one typed map. A contract test compares it with
 * the manifest, so that an id cannot be misspelt or forgotten in either.
 */
import type { Uri } from 'vscode';
import type { ResourceKey } from '../../server/src/core/inventory/resource.ts';
import type { GroupBy, InventoryNode, SourceNode, TreeFilter } from '../../server/src/protocol/tree.ts';
import type { AccountPrefill } from './flows/accountFlow.ts';

interface Command<Args extends readonly unknown[]> {
  /** `item`: makes sense on a tree item alone, so that the palette does not show it. */
  readonly palette: 'shown' | 'item';
  /** For the compiler only. */
  readonly types?: Args;
}

function command<Args extends readonly unknown[] = []>(palette: 'shown' | 'item' = 'shown'): Command<Args> {
  return { palette };
}

/** What a command about an account is called with: a tree item, an account's id, or nothing (then it asks). */
export type AccountTarget = SourceNode | InventoryNode | string;
/** What a command about resources is called with: a tree item, a resource's key, its document, or nothing. */
export type ResourceTarget = InventoryNode | ResourceKey | Uri;

type OnAccount = [target?: AccountTarget];
type OnResources = [target?: ResourceTarget, selection?: readonly InventoryNode[]];

/** Commands with the types of their arguments. */
export const commands = {
  'panther.account.add': command<[prefill?: AccountPrefill]>(),
  'panther.account.edit': command<OnAccount>(),
  'panther.account.remove': command<OnAccount>(),
  'panther.account.enable': command<OnAccount>(),
  'panther.account.disable': command<OnAccount>(),
  'panther.account.check': command<OnAccount>(),
  'panther.accounts.open': command(),
  'panther.master.set': command(),
  'panther.profile.choose': command(),
  'panther.template.render': command<OnAccount>(),
  'panther.stack.launch': command<OnAccount>(),
  'panther.stack.deploy': command<OnAccount>(),
  'panther.scan.all': command(),
  'panther.scan.account': command<OnAccount>(),
  'panther.scan.region': command<OnAccount>(),
  'panther.scan.type': command<OnAccount>(),
  'panther.scan.resource': command<OnResources>(),
  'panther.scan.cancel': command<OnAccount>(),
  'panther.scan.retry': command<OnAccount>(),
  'panther.node.why': command<[node?: SourceNode]>('item'),
  'panther.node.more': command<[node?: SourceNode | InventoryNode]>('item'),
  'panther.sources.refresh': command<[node?: SourceNode]>(),
  'panther.resources.refresh': command<[node?: InventoryNode]>(),
  'panther.resources.filter': command<[filter?: TreeFilter]>(),
  'panther.resources.clearFilter': command(),
  'panther.resources.groupBy': command<[by?: GroupBy]>(),
  'panther.resources.groupByAccount': command('item'),
  'panther.resources.groupByRegion': command('item'),
  'panther.resources.groupByType': command('item'),
  'panther.resources.groupByLabel': command('item'),
  'panther.resources.groupedByAccount': command('item'),
  'panther.resources.groupedByRegion': command('item'),
  'panther.resources.groupedByType': command('item'),
  'panther.resources.groupedByLabel': command('item'),
  'panther.resources.find': command(),
  'panther.resources.reveal': command<[text?: string]>(),
  'panther.resource.open': command<OnResources>(),
  'panther.resource.show': command<OnResources>('item'),
  'panther.resource.openConsole': command<OnResources>(),
  'panther.resource.copyArn': command<OnResources>(),
  'panther.resource.copyId': command<OnResources>(),
  'panther.resource.copyName': command<OnResources>(),
  'panther.log.show': command(),
  'panther.diagnostics.copy': command(),
  'panther.server.restart': command(),
} as const;

export type CommandId = keyof typeof commands;
export type CommandArgs<Id extends CommandId> = (typeof commands)[Id] extends Command<infer Args> ? Args : never;

export const views = { sources: 'panther.sources', resources: 'panther.resources' } as const;

interface ContextKey<Value> {
  readonly initial: Value;
}

function contextKey<Value extends string | boolean>(initial: Value): ContextKey<Value> {
  return { initial };
}

export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';
export type AccountsState = 'unknown' | 'none' | 'some' | 'broken';

/** Context keys that `when` clauses use. */
export const contextKeys = {
  'panther.server': contextKey<ServerState>('stopped'),
  'panther.accounts': contextKey<AccountsState>('unknown'),
  'panther.hasMaster': contextKey<boolean>(false),
  'panther.hasResources': contextKey<boolean>(false),
  'panther.hasFilter': contextKey<boolean>(false),
  'panther.scanning': contextKey<boolean>(false),
  'panther.groupBy': contextKey<GroupBy>('account'),
} as const;

export type ContextKeyId = keyof typeof contextKeys;
export type ContextKeyValue<Id extends ContextKeyId> =
  (typeof contextKeys)[Id] extends ContextKey<infer Value> ? Value : never;

interface Setting<Value> {
  readonly initial: Value;
  readonly scope: 'machine' | 'window';
  /** The server is told at its start: a change restarts it. */
  readonly restarts: boolean;
}

function setting<Value extends string | number | boolean>(
  initial: Value,
  scope: 'machine' | 'window',
  restarts: boolean,
): Setting<Value> {
  return { initial, scope, restarts };
}

/** Settings with their defaults. Those that name a file, a profile or an address cannot be set by a workspace. */
export const settings = {
  'panther.aws.profile': setting<string>('', 'machine', true),
  'panther.accounts.file': setting<string>('', 'machine', true),
  'panther.home': setting<string>('', 'machine', true),
  'panther.scan.everyHours': setting<number>(24, 'machine', true),
  'panther.templates.url': setting<string>('', 'machine', false),
  'panther.templates.bucket': setting<string>('', 'machine', false),
  'panther.resources.groupBy': setting<GroupBy>('account', 'window', false),
  'panther.codeLens.enabled': setting<boolean>(true, 'window', false),
} as const;

export type SettingId = keyof typeof settings;
export type SettingValue<Id extends SettingId> = (typeof settings)[Id] extends Setting<infer Value> ? Value : never;
