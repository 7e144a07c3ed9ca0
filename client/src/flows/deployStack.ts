/** Deploying a stack: nothing runs before its change set was shown and agreed to. */
import * as vscode from 'vscode';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import {
  discardStack,
  executeStack,
  planStack,
  type RenderedTemplate,
  renderTemplate,
  type StackPlan,
  stackEvent,
  type TemplateName,
} from '../../../server/src/protocol/templates.ts';
import type { Panther } from '../panther.ts';
import { confirm, showInformation } from '../ui/messages.ts';
import { pickOne } from '../ui/pick.ts';
import { type Report, withNotification } from '../ui/progress.ts';
import { mendQueuePolicy } from './mendQueuePolicy.ts';
import { pickProfile } from './profiles.ts';
import { changeCount, changeText, eventText, stackPercent } from './stackText.ts';

/** A stack to deploy, and whose it is. */
export interface Deployment {
  readonly title: string;
  readonly template: TemplateName;
  /** Null: the template is of the master account. */
  readonly account: Account | null;
  /** Absent: the master account's. */
  readonly region?: string;
  readonly owner: { readonly id: string; readonly name: string };
}

interface Target extends Pick<Deployment, 'template' | 'account' | 'region'> {
  readonly profile: string | null;
}

/** True: the stack is deployed. False: the user cancelled. */
export function deployScanRole(panther: Panther, account: Account): Promise<boolean> {
  return deploy(panther, {
    title: vscode.l10n.t('Deploy Scan-Role Stack'),
    template: 'scanRole',
    account,
    owner: account,
  });
}

/** True: the stack is deployed. False: the user cancelled. */
export async function deploy(panther: Panther, deployment: Deployment): Promise<boolean> {
  const { title, template, account, owner, region } = deployment;
  const chosen = await pickProfile(panther, title, { accountId: owner.id });
  if (chosen === undefined) return false;
  const place = { template, account, ...(region !== undefined && { region }) };
  const target: Target = { ...place, profile: chosen.profile };
  const rendered = await panther.server.request(renderTemplate, place);
  if (!(await acknowledge(owner, rendered))) return false;
  const plan = await withNotification(vscode.l10n.t('Creating a change set in account {0}', owner.id), (_, signal) =>
    panther.server.request(planStack, { ...target, acknowledged: rendered.capabilities }, signal),
  );
  const isDeployed = plan.changes.length === 0 || (await carryOut(panther, target, plan, owner));
  // An update of the stack does not see what somebody changed by hand.
  const mended = isDeployed && template === 'eventsQueue' ? await mendQueuePolicy(panther, target.profile) : 'same';
  if (plan.changes.length === 0 && mended === 'same') {
    void showInformation(vscode.l10n.t('The stack {0} is up to date.', plan.stackName));
  }
  return isDeployed;
}

/** False: the user cancelled. */
async function carryOut(
  panther: Panther,
  target: Target,
  plan: StackPlan,
  owner: Deployment['owner'],
): Promise<boolean> {
  if (await agree(plan, owner)) return execute(panther, target, plan);
  await panther.server.request(discardStack, { ...target, plan });
  return false;
}

/** CloudFormation wants this before it makes the change set, and so does the user. */
async function acknowledge(owner: Deployment['owner'], rendered: RenderedTemplate): Promise<boolean> {
  if (rendered.capabilities.length === 0) return true;
  return confirm(
    vscode.l10n.t('This template creates IAM roles with fixed names in account {0} ({1}).', owner.name, owner.id),
    vscode.l10n.t(
      'CloudFormation asks you to acknowledge that: {0}. Stack {1}, region {2}. A change set is made first and shown to you; nothing is created before you agree to it.',
      rendered.capabilities.join(', '),
      rendered.stackName,
      rendered.region,
    ),
    vscode.l10n.t('Acknowledge and Show Changes'),
  );
}

async function agree(plan: StackPlan, owner: Deployment['owner']): Promise<boolean> {
  const t = vscode.l10n.t;
  const answer = await pickOne(
    t('Changes of Stack {0}', plan.stackName),
    t('{0} in account {1}, {2}', changeCount(plan, t), plan.accountId, plan.region),
    [
      { label: t('Deploy...'), iconPath: new vscode.ThemeIcon('rocket'), value: 'deploy' },
      { label: t('Discard the change set'), iconPath: new vscode.ThemeIcon('discard'), value: 'discard' },
      { label: t('Changes'), kind: vscode.QuickPickItemKind.Separator, value: 'none' },
      ...plan.changes.map((change) => ({ ...changeText(change, t), value: 'none' })),
      { label: t('Parameters'), kind: vscode.QuickPickItemKind.Separator, value: 'none' },
      ...plan.parameters.map(({ key, value }) => ({ label: key, description: value, value: 'none' })),
    ],
  );
  if (answer === 'none') return agree(plan, owner);
  if (answer !== 'deploy') return false;
  return confirm(
    t('Deploy the stack {0} to account {1} ({2})?', plan.stackName, owner.name, plan.accountId),
    t(
      'Region {0}. {1}. Acknowledged: {2}.',
      plan.region,
      changeCount(plan, t),
      plan.capabilities.join(', ') || t('nothing'),
    ),
    t('Deploy'),
  );
}

async function execute(panther: Panther, target: Target, plan: StackPlan): Promise<boolean> {
  const title = vscode.l10n.t('Deploying {0} to {1}', plan.stackName, plan.accountId);
  const result = await withNotification(title, async (report, signal) => {
    const subscription = follow(panther, plan, report);
    try {
      return await panther.server.request(executeStack, { ...target, plan }, signal);
    } finally {
      subscription.dispose();
    }
  });
  if (result.status.endsWith('_IN_PROGRESS')) {
    void showInformation(
      vscode.l10n.t(
        'Stack {0} in account {1} is no longer watched. CloudFormation goes on with it: {2}.',
        plan.stackName,
        plan.accountId,
        result.status,
      ),
    );
    return false;
  }
  void showInformation(vscode.l10n.t('Stack {0} in account {1}: {2}.', plan.stackName, plan.accountId, result.status));
  return true;
}

function follow(panther: Panther, plan: StackPlan, report: Report): vscode.Disposable {
  const finished = new Set<string>();
  return panther.server.on(stackEvent, (event) => {
    if (event.changeSetId !== plan.changeSetId) return;
    if (/_COMPLETE$/.test(event.status)) finished.add(event.logicalId);
    report(eventText(event), stackPercent(finished.size, plan.changes.length));
  });
}
