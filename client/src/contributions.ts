/**
 * Everything that package.json contributes and the code refers to, in one typed map. A contract test compares it with
 * the manifest, so that an id cannot be misspelt or forgotten in either.
 */
import type { Uri } from 'vscode';
import type { ResourceKey } from '../../server/src/core/inventory/resource.ts';
import type { StackSetName } from '../../server/src/core/stacksets/stackSetRef.ts';
import type { EventFilter, EventsStatus } from '../../server/src/protocol/events.ts';
import type { ChangeGroupNode, ChangeNode, ChangesNode } from '../../server/src/protocol/history.ts';
import type { ResultFormat } from '../../server/src/protocol/query.ts';
import type { GroupBy, InventoryNode, SourceNode, TreeFilter } from '../../server/src/protocol/tree.ts';
import type { AccountPrefill } from './flows/accountFlow.ts';
import type { TextRange } from './query/queryText.ts';
import type { EventNode, MoreEventsNode } from './views/events/node.ts';

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
/** The tree items that are selected where a command about resources was chosen. */
export type ResourceSelection = readonly (InventoryNode | ChangesNode)[];
/** What a command about resources is called with: a tree item, a resource's key, its document, or nothing. */
export type ResourceTarget = InventoryNode | ChangesNode | EventNode | ResourceKey | Uri;

/** A statement of a query document. */
export interface QueryTarget extends TextRange {
  readonly uri: string;
}

/** A node of a StackSet, or the StackSet alone; nothing: it asks where there are several. */
export type StackSetTarget = SourceNode | { readonly set: StackSetName };

type OnAccount = [target?: AccountTarget];
type OnResources = [target?: ResourceTarget, selection?: ResourceSelection];

/** Commands with the types of their arguments. */
export const commands = {
  'panther.account.add': command<[prefill?: AccountPrefill]>(),
  'panther.account.edit': command<OnAccount>(),
  'panther.account.remove': command<OnAccount>(),
  'panther.account.enable': command<OnAccount>(),
  'panther.account.disable': command<OnAccount>(),
  'panther.account.check': command<OnAccount>(),
  'panther.accounts.import': command(),
  'panther.accounts.health': command(),
  'panther.accounts.healthSort': command('item'),
  'panther.accounts.healthFilter': command('item'),
  'panther.accounts.healthSave': command('item'),
  'panther.accounts.open': command(),
  'panther.master.set': command(),
  'panther.master.organization': command(),
  'panther.profile.choose': command(),
  'panther.template.render': command<OnAccount>(),
  'panther.template.renderQueue': command<[]>(),
  'panther.template.renderEvents': command<OnAccount>(),
  'panther.template.validate': command(),
  'panther.template.validateAws': command<[uri?: string]>(),
  'panther.schemas.refresh': command(),
  'panther.template.live': command<[uri?: string, logicalId?: string]>(),
  'panther.template.compare': command<[uri?: string, logicalId?: string]>(),
  'panther.resource.template': command<OnResources>(),
  'panther.stack.launch': command<OnAccount>(),
  'panther.stack.deploy': command<OnAccount>(),
  'panther.stack.deployQueue': command<[]>(),
  'panther.stack.deployEvents': command<[target?: AccountTarget, region?: unknown]>(),
  'panther.stackSet.create': command(),
  'panther.stackSet.add': command<OnAccount>(),
  'panther.stackSet.roles': command(),
  'panther.stackSet.units': command(),
  'panther.stackSet.update': command(),
  'panther.stackSet.remove': command<[target?: StackSetTarget]>(),
  'panther.stackSet.retry': command<[target?: StackSetTarget]>(),
  'panther.stackSet.stop': command<[target?: StackSetTarget]>(),
  'panther.stackSet.drift': command<[target?: StackSetTarget]>(),
  'panther.stackSet.delete': command<[target?: StackSetTarget]>(),
  'panther.stackSet.refresh': command<[target?: StackSetTarget]>(),
  'panther.stackSet.operations': command<[target?: StackSetTarget]>(),
  'panther.stackSet.operation': command<[node?: SourceNode]>('item'),
  'panther.stackSet.openConsole': command<[node?: SourceNode]>('item'),
  'panther.stack.launchQueue': command<[]>(),
  'panther.stack.launchEvents': command<OnAccount>(),
  'panther.scan.all': command(),
  'panther.scan.account': command<OnAccount>(),
  'panther.scan.region': command<OnAccount>(),
  'panther.scan.type': command<OnAccount>(),
  'panther.scan.resource': command<OnResources>(),
  'panther.scan.cancel': command<OnAccount>(),
  'panther.scan.retry': command<OnAccount>(),
  'panther.node.why': command<[node?: SourceNode]>('item'),
  'panther.node.more': command<[node?: SourceNode | InventoryNode | ChangesNode | MoreEventsNode]>('item'),
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
  'panther.resources.export': command<[node?: InventoryNode]>(),
  'panther.resource.open': command<OnResources>(),
  'panther.resource.show': command<OnResources>('item'),
  'panther.resource.openConsole': command<OnResources>(),
  'panther.resource.copyArn': command<OnResources>(),
  'panther.resource.copyId': command<OnResources>(),
  'panther.resource.copyName': command<OnResources>(),
  'panther.resource.history': command<OnResources>(),
  'panther.resource.compare': command<[...OnResources, when?: string]>(),
  'panther.changes.show': command<[target?: AccountTarget, selection?: readonly InventoryNode[], since?: string]>(),
  'panther.changes.refresh': command<[node?: ChangesNode]>(),
  'panther.changes.close': command(),
  'panther.changes.group': command('item'),
  'panther.changes.list': command('item'),
  'panther.changes.openAll': command<[group?: ChangeGroupNode]>('item'),
  'panther.change.open': command<[node?: ChangeNode]>('item'),
  'panther.change.document': command<[node?: ChangeNode]>('item'),
  'panther.events.pause': command(),
  'panther.events.resume': command(),
  'panther.events.clear': command(),
  'panther.events.filter': command<[filter?: EventFilter]>(),
  'panther.events.clearFilter': command(),
  'panther.events.refresh': command(),
  'panther.events.check': command<OnAccount>(),
  'panther.events.mend': command<[command?: string, place?: string]>('item'),
  'panther.events.showReads': command('item'),
  'panther.events.hideReads': command('item'),
  'panther.events.showFailures': command('item'),
  'panther.events.hideFailures': command('item'),
  'panther.event.open': command<[node?: EventNode]>('item'),
  'panther.event.copyId': command<[target?: EventNode | string]>('item'),
  'panther.resource.events': command<OnResources>(),
  'panther.resource.who': command<OnResources>(),
  'panther.query.open': command<[sql?: string]>(),
  'panther.query.insert': command<[uri?: Uri]>('item'),
  'panther.query.run': command<[target?: QueryTarget]>(),
  'panther.query.again': command<[uri?: Uri]>('item'),
  'panther.query.showAs': command<[uri?: Uri, format?: ResultFormat]>('item'),
  'panther.query.save': command<[uri?: Uri]>(),
  'panther.log.show': command(),
  'panther.diagnostics.copy': command(),
  'panther.server.restart': command(),
} as const;

export type CommandId = keyof typeof commands;
export type CommandArgs<Id extends CommandId> = (typeof commands)[Id] extends Command<infer Args> ? Args : never;

export const views = {
  sources: 'panther.sources',
  resources: 'panther.resources',
  changes: 'panther.changes',
  events: 'panther.events',
} as const;

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
  'panther.showsChanges': contextKey<boolean>(false),
  'panther.groupsChanges': contextKey<boolean>(true),
  'panther.realTime': contextKey<EventsStatus['state'] | 'unknown'>('unknown'),
  'panther.eventsPaused': contextKey<boolean>(false),
  'panther.hasEventFilter': contextKey<boolean>(false),
  'panther.showsReads': contextKey<boolean>(false),
  'panther.showsFailures': contextKey<boolean>(false),
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

type SettingKind = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;

function setting<Value extends SettingKind>(
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
  'panther.accounts.checkEveryHours': setting<number>(24, 'machine', true),
  'panther.home': setting<string>('', 'machine', true),
  'panther.scan.everyHours': setting<number>(24, 'machine', true),
  'panther.history.days': setting<number>(400, 'machine', true),
  'panther.history.changesPerResource': setting<number>(1000, 'machine', true),
  'panther.history.megabytes': setting<number>(2048, 'machine', true),
  'panther.templates.url': setting<string>('', 'machine', false),
  'panther.templates.bucket': setting<string>('', 'machine', false),
  'panther.resources.groupBy': setting<GroupBy>('account', 'window', false),
  'panther.events.notify': setting<readonly string[]>([], 'window', false),
  'panther.query.timeoutSeconds': setting<number>(30, 'window', false),
  'panther.codeLens.enabled': setting<boolean>(true, 'window', false),
  'panther.validation.enabled': setting<boolean>(true, 'window', false),
  'panther.validation.ignore': setting<readonly string[]>([], 'window', false),
  'panther.validation.severities': setting<Readonly<Record<string, string>>>({}, 'window', false),
  'panther.validation.inlayHints': setting<boolean>(false, 'window', false),
  'panther.validation.templateNames': setting<readonly string[]>(
    ['*.template', '*.template.yml', '*.template.yaml', '*.template.json', '*.cfn.yml', '*.cfn.yaml', '*.cfn.json'],
    'window',
    false,
  ),
} as const;

export type SettingId = keyof typeof settings;
export type SettingValue<Id extends SettingId> = (typeof settings)[Id] extends Setting<infer Value> ? Value : never;
