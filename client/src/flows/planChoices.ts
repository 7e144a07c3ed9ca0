/** The lines of a plan below what can be done with it. */
import * as vscode from 'vscode';
import type { Choice } from '../ui/wizard.ts';
import type { PlanLine } from './stackSetText.ts';

/** `none`: the value of what is only to be read. */
export function planChoices<Value>(
  lines: readonly PlanLine[],
  plan: { readonly accountId: string; readonly region: string; readonly blockers: readonly unknown[] },
  none: Value,
): readonly Choice<Value>[] {
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
    return [separator, ...items.map((line) => planChoice(line, none))];
  });
}

function planChoice<Value>({ label, description, detail, icon }: PlanLine, none: Value): Choice<Value> {
  const iconPath = new vscode.ThemeIcon(icon);
  return { label, description, iconPath, value: none, ...(detail === undefined ? {} : { detail }) };
}
