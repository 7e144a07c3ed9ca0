/** Change sets and stack events, in words. Pure. */
import type { PlannedChange, StackEvent, StackPlan } from '../../../server/src/protocol/templates.ts';
import { oneLine, type Translate, withoutIcons } from '../ui/text.ts';

export interface ChangeText {
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
}

const icons: Readonly<Record<PlannedChange['action'], string>> = {
  Add: 'diff-added',
  Modify: 'diff-modified',
  Remove: 'diff-removed',
  Import: 'diff-added',
  Dynamic: 'question',
};

/** `A new stack with 3 changes`. */
export function changeCount({ changes, isNew }: StackPlan, t: Translate): string {
  const count = changes.length === 1 ? t('1 change') : t('{0} changes', changes.length);
  return isNew ? t('A new stack with {0}', count) : t('An update with {0}', count);
}

export function changeText(change: PlannedChange, t: Translate): ChangeText {
  const replaced =
    change.replacement === 'True' || change.replacement === 'Conditional' ? [t('may be replaced: its id changes')] : [];
  const details = [...(change.physicalId === null ? [] : [withoutIcons(change.physicalId)]), ...replaced];
  return {
    label: `$(${icons[change.action]}) ${change.action} ${withoutIcons(change.logicalId)}`,
    description: withoutIcons(change.resourceType),
    ...(details.length === 0 ? {} : { detail: details.join(' · ') }),
  };
}

export function eventText(event: StackEvent): string {
  const reason = event.reason === null ? '' : `: ${event.reason}`;
  return oneLine(`${event.logicalId} ${event.status}${reason}`);
}

export function stackPercent(finished: number, changes: number): number {
  return changes === 0 ? 0 : Math.min(95, Math.floor((finished / changes) * 95));
}
