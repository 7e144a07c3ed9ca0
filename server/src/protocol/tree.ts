/** The two trees. The server makes the nodes, the client shows them. Lists come in pages. */

import type { AccountProblem } from '../core/accounts/accountProblem.ts';
import type { RoleKind } from '../core/accounts/roleCheck.ts';
import type { ResourceKey } from '../core/inventory/resource.ts';
import type { OutcomeKind } from '../core/scan/cell.ts';
import type { StackSetName } from '../core/stacksets/stackSetRef.ts';
import type { ScopeFilter } from '../core/tree/scope.ts';
import { notification, request } from './message.ts';

export interface NodeBase {
  /** Unique and stable in its tree. */
  readonly id: string;
  readonly label: string;
  /** What matters now, beside the label. */
  readonly description: string;
  /** A codicon's name. */
  readonly icon: string;
  /** State is never in colour alone: the description says it too. */
  readonly tone: 'normal' | 'ok' | 'warning' | 'error' | 'busy' | 'muted';
  readonly expandable: boolean;
}

// ---- Sources ----

export interface AccountNode extends NodeBase {
  readonly kind: 'account';
  readonly accountId: string;
  readonly enabled: boolean;
  readonly scanning: boolean;
  /** Why the last scan could not begin, or ended early for want of credentials; null: nothing hinders one. */
  readonly problem: AccountProblem | null;
}
export interface RoleNode extends NodeBase {
  readonly kind: 'role';
  readonly accountId: string;
  readonly role: RoleKind;
  readonly hint: string | null;
}
export interface CoverageNode extends NodeBase {
  readonly kind: 'coverage';
  readonly accountId: string;
  readonly attention: number;
}
export interface CellNode extends NodeBase {
  readonly kind: 'cell';
  readonly accountId: string;
  readonly region: string;
  readonly type: string;
  readonly outcome: OutcomeKind;
  /** Which call, which code, what it said, and what permission mends it. */
  readonly reason: string;
}
export interface MessageNode extends NodeBase {
  readonly kind: 'message';
  /** A command of the extension that helps, or null. */
  readonly command: 'retry' | 'openAccountsFile' | null;
}
export interface MoreNode extends NodeBase {
  readonly kind: 'more';
  readonly parent: string;
  readonly offset: number;
}

/** One of our StackSets. */
export interface StackSetNode extends NodeBase {
  readonly kind: 'stackSet';
  readonly set: StackSetName;
  readonly state: 'missing' | 'foreign' | 'idle' | 'working';
  readonly attention: number;
  /** Its page in the AWS console. */
  readonly url: string;
}
export interface StackSetOperationNode extends NodeBase {
  readonly kind: 'operation';
  readonly set: StackSetName;
  readonly operationId: string;
  readonly ended: boolean;
}
/** An account's stacks. */
export interface StackSetAccountNode extends NodeBase {
  readonly kind: 'stackSetAccount';
  readonly set: StackSetName;
  readonly accountId: string;
}
/** The stack of an account and region. */
export interface StackInstanceNode extends NodeBase {
  readonly kind: 'stackInstance';
  readonly set: StackSetName;
  readonly accountId: string;
  readonly region: string;
  /** Why somebody has to do something about it, and what; null: nothing is wrong. */
  readonly reason: string | null;
}

export type SourceNode =
  | AccountNode
  | RoleNode
  | CoverageNode
  | CellNode
  | StackSetNode
  | StackSetOperationNode
  | StackSetAccountNode
  | StackInstanceNode
  | MessageNode
  | MoreNode;

export const sourceChildren = request<
  { readonly parent: string | null; readonly offset: number },
  readonly SourceNode[]
>('panther/sources/children');

// ---- Resources ----

export type GroupBy = 'account' | 'region' | 'type' | 'label';

export type TreeFilter = ScopeFilter;

/** How the tree is arranged: the levels above the resources, outermost first. */
export interface TreeShape {
  readonly groupBy: readonly GroupBy[];
  readonly filter: TreeFilter | null;
}

export interface GroupNode extends NodeBase {
  readonly kind: 'group';
  readonly field: GroupBy;
  readonly value: string;
  /** The values that the group stands for, as far as they are known: what a scan from here covers. */
  readonly accountId: string | null;
  readonly region: string | null;
  readonly type: string | null;
  readonly count: number;
}
export interface ResourceNode extends NodeBase {
  readonly kind: 'resource';
  readonly key: ResourceKey;
}

export type InventoryNode = GroupNode | ResourceNode | MessageNode | MoreNode;

export const resourceChildren = request<
  { readonly shape: TreeShape; readonly parent: string | null; readonly offset: number },
  readonly InventoryNode[]
>('panther/resources/children');

/** Counts for the tree's message line. */
export const countResources = request<
  { readonly filter: TreeFilter | null },
  { readonly shown: number; readonly all: number }
>('panther/resources/count');

/** The nodes from the root to a resource, so that the tree can reveal it. Empty: not in the tree. */
export const pathToResource = request<
  { readonly shape: TreeShape; readonly key: ResourceKey },
  readonly InventoryNode[]
>('panther/resources/path');

/** Something in the inventory changed. Accounts: those touched; null: any. */
export const inventoryChanged = notification<{ readonly accountIds: readonly string[] | null }>(
  'panther/inventory/changed',
);
