/** The templates that users deploy: rendering, launching, deploying. */
import type { Account } from '../core/accounts/account.ts';
import type { QueuePolicyChange } from '../core/template/queuePolicy.ts';
import type { StackTemplate } from '../core/template/stackTemplate.ts';
import { notification, request } from './message.ts';

export type TemplateName = StackTemplate;

export interface RenderedTemplate {
  readonly fileName: string;
  readonly body: string;
  readonly stackName: string;
  readonly region: string;
  readonly parameters: readonly { readonly key: string; readonly value: string }[];
  readonly capabilities: readonly string[];
  /** The `aws cloudformation deploy` command for the file saved under fileName. */
  readonly cliCommand: string;
}

/** `account` is null for templates of the master account; `region` absent: the master account's. */
export const renderTemplate = request<
  { readonly template: TemplateName; readonly account: Account | null; readonly region?: string },
  RenderedTemplate
>('panther/templates/render');

/** The console's quick-create page with everything filled in. `region` absent: the master account's. */
export const launchUrl = request<
  {
    readonly template: TemplateName;
    readonly account: Account | null;
    readonly region?: string;
    readonly templateUrl: string;
  },
  { readonly url: string }
>('panther/templates/launchUrl');

/** Uploads the template to the user's own bucket and gives its URL, for launchUrl. */
export const uploadTemplate = request<
  {
    readonly template: TemplateName;
    readonly account: Account | null;
    readonly region?: string;
    readonly bucket: string;
    readonly profile: string | null;
  },
  { readonly templateUrl: string }
>('panther/templates/upload');

export interface PlannedChange {
  readonly action: 'Add' | 'Modify' | 'Remove' | 'Import' | 'Dynamic';
  readonly logicalId: string;
  readonly physicalId: string | null;
  readonly resourceType: string;
  readonly replacement: 'True' | 'False' | 'Conditional' | null;
}

/** A change set that waits to be executed. Nothing has been created yet but the set itself. */
export interface StackPlan {
  readonly changeSetId: string;
  readonly stackName: string;
  readonly accountId: string;
  readonly region: string;
  readonly isNew: boolean;
  readonly parameters: readonly { readonly key: string; readonly value: string }[];
  readonly capabilities: readonly string[];
  /** Empty: the stack is up to date already. */
  readonly changes: readonly PlannedChange[];
}

interface StackTarget {
  readonly template: TemplateName;
  readonly account: Account | null;
  /** Absent: the master account's. */
  readonly region?: string;
  /** The profile that may deploy into that account; null: the default chain. */
  readonly profile: string | null;
}

/** Creates a change set. Refused when the profile's account is not the target's. */
export const planStack = request<StackTarget & { readonly acknowledged: readonly string[] }, StackPlan>(
  'panther/stacks/plan',
);

export interface StackResult {
  /**
   * CloudFormation's: `CREATE_COMPLETE`, `UPDATE_COMPLETE`; after a cancellation what goes on without us:
   * `CREATE_IN_PROGRESS`, or `UPDATE_ROLLBACK_IN_PROGRESS` where the update is undone.
   */
  readonly status: string;
  readonly stackId: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Executes a change set and waits; stackEvent notifications tell how it goes. Cancelling has an update undone, and a
 * creation go on unwatched; the result tells.
 */
export const executeStack = request<StackTarget & { readonly plan: StackPlan }, StackResult>('panther/stacks/execute');

/** Removes a change set that was not executed (and the empty stack that a new one makes). */
export const discardStack = request<StackTarget & { readonly plan: StackPlan }, null>('panther/stacks/discard');

/**
 * What writing the template's policy to the events queue would change, once its stack is up to date; null: nothing. An
 * update of the stack does not see what somebody changed by hand.
 */
export const planQueuePolicy = request<{ readonly profile: string | null }, QueuePolicyChange | null>(
  'panther/stacks/planQueuePolicy',
);

/** Writes it. Refused where the policy is not what was shown. */
export const writeQueuePolicy = request<{ readonly profile: string | null; readonly change: QueuePolicyChange }, null>(
  'panther/stacks/writeQueuePolicy',
);

export interface StackEvent {
  readonly changeSetId: string;
  readonly at: number;
  readonly logicalId: string;
  readonly resourceType: string;
  readonly status: string;
  readonly reason: string | null;
}

export const stackEvent = notification<StackEvent>('panther/stacks/event');
