/** What would be done, shown as one plan: made anew until a person agrees to it, goes back or leaves. */
import * as vscode from 'vscode';
import type { Panther } from '../panther.ts';
import type { Position, StepResult } from '../ui/multiStep.ts';
import { withNotification } from '../ui/progress.ts';
import { askChoice, type Choice } from '../ui/wizard.ts';
import { attempt } from './attempt.ts';
import type { PlanLine } from './stackSetText.ts';

interface Plan {
  readonly accountId: string;
  readonly region: string;
  readonly blockers: readonly unknown[];
  /** Nothing is left to be done. */
  readonly done: boolean;
}

export interface PlanQuestion<P extends Plan, Other extends string> {
  readonly look: (signal: AbortSignal) => Promise<P>;
  readonly summary: (plan: P) => string;
  readonly lines: (plan: P) => readonly PlanLine[];
  /** What else can be done with a plan that nothing hinders. */
  readonly others: readonly Choice<Other>[];
}

type Action<Other> = 'run' | 'again' | 'none' | Other;

export type PlanAnswer<P, Other> =
  | { readonly kind: Exclude<StepResult<never>['kind'], 'next'> }
  | { readonly kind: 'next'; readonly plan: P; readonly action: 'run' | Other };

/** Back: the plan could not be made either. */
export async function agreeToPlan<P extends Plan, Other extends string = never>(
  panther: Panther,
  position: Position,
  question: PlanQuestion<P, Other>,
): Promise<PlanAnswer<P, Other>> {
  for (;;) {
    const plan = await attempt(panther, position.title, () =>
      withNotification(vscode.l10n.t('Looking at the accounts'), (_, signal) => question.look(signal)),
    );
    if (plan === undefined) return { kind: 'back' };
    const { kind, value } = await ask(position, question, plan);
    if (kind !== 'next') return { kind };
    if (value !== undefined && value !== 'again') return { kind, plan, action: value };
  }
}

/** Choosing what is only to be read asks again. */
async function ask<P extends Plan, Other extends string>(
  position: Position,
  question: PlanQuestion<P, Other>,
  plan: P,
) {
  for (;;) {
    const { kind, value } = await askChoice<Action<Other>>(position, {
      placeholder: question.summary(plan),
      items: [...actions(question, plan), ...lineChoices<Action<Other>>(question.lines(plan), plan, 'none')],
    });
    if (kind !== 'next' || value !== 'none') return { kind, value: value === 'none' ? undefined : value };
  }
}

function actions<P extends Plan, Other extends string>(
  { others }: PlanQuestion<P, Other>,
  plan: P,
): readonly Choice<Action<Other>>[] {
  const again: Choice<Action<Other>> = {
    label: vscode.l10n.t('Look again'),
    iconPath: new vscode.ThemeIcon('refresh'),
    value: 'again',
  };
  if (plan.blockers.length > 0) return [again];
  const { done } = plan;
  const run: Choice<Action<Other>> = {
    label: done ? vscode.l10n.t('Everything is there already: close') : vscode.l10n.t('Do this...'),
    iconPath: new vscode.ThemeIcon(done ? 'pass' : 'rocket'),
    value: 'run',
  };
  return [run, again, ...others];
}

function lineChoices<Value>(lines: readonly PlanLine[], plan: Plan, none: Value): readonly Choice<Value>[] {
  const t = vscode.l10n.t;
  const sections: readonly (readonly [PlanLine['section'], string])[] = [
    ['warnings', plan.blockers.length > 0 ? t('Cannot be done') : t('Warnings')],
    ['what', t('What is done in account {0}, {1}', plan.accountId, plan.region)],
    ['accounts', t('Accounts')],
    ['leftOut', t('Left out')],
    ['parameters', t('Parameters')],
  ];
  return sections.flatMap(([section, label]) => {
    const items = lines.filter((line) => line.section === section);
    if (items.length === 0) return [];
    const separator: Choice<Value> = { label, kind: vscode.QuickPickItemKind.Separator, value: none };
    return [separator, ...items.map((line) => lineChoice(line, none))];
  });
}

function lineChoice<Value>({ label, description, detail, icon }: PlanLine, none: Value): Choice<Value> {
  const iconPath = new vscode.ThemeIcon(icon);
  return { label, description, iconPath, value: none, ...(detail === undefined ? {} : { detail }) };
}
