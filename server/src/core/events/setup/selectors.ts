/** Which management events a trail's selectors have it log. */
import type { FieldSelector, Selectors } from './facts.ts';

export interface Logged {
  /** Whether calls that change something are logged. */
  readonly writes: boolean;
  /** What of these is left out, in words; null: nothing. */
  readonly leavesOut: string | null;
}

/** Selectors add up: what one leaves out, another may have. A trail without any logs all management events. */
export function loggedBy({ basic, advanced }: Selectors): Logged {
  const of = [...basic.map(byBasic), ...advanced.map(({ FieldSelectors }) => byAdvanced(FieldSelectors ?? []))];
  if (of.length === 0) return { writes: true, leavesOut: null };
  const writing = of.filter(({ writes }) => writes);
  const whole = writing.find(({ leavesOut }) => leavesOut === null);
  return whole ?? writing[0] ?? { writes: false, leavesOut: null };
}

function byBasic(selector: Selectors['basic'][number]): Logged {
  // What is left out has these values.
  const { ReadWriteType = 'All', IncludeManagementEvents = true, ExcludeManagementEventSources = [] } = selector;
  return {
    writes: IncludeManagementEvents && ReadWriteType !== 'ReadOnly',
    leavesOut: ExcludeManagementEventSources.length === 0 ? null : ExcludeManagementEventSources.join(', '),
  };
}

function byAdvanced(fields: readonly FieldSelector[]): Logged {
  const category = fields.find(({ Field }) => Field === 'eventCategory');
  const readOnly = fields.find(({ Field }) => Field === 'readOnly');
  const others = fields.filter(({ Field }) => Field !== 'eventCategory' && Field !== 'readOnly');
  const isManagement = category?.Equals?.includes('Management') === true;
  const onlyReads = readOnly?.Equals?.includes('false') === false || readOnly?.NotEquals?.includes('false') === true;
  return {
    writes: isManagement && !onlyReads,
    leavesOut: others.length === 0 ? null : others.map(inWords).join('; '),
  };
}

function inWords({ Field = '', NotEquals, NotStartsWith, NotEndsWith, ...only }: FieldSelector): string {
  const not = [...(NotEquals ?? []), ...(NotStartsWith ?? []), ...(NotEndsWith ?? [])];
  if (not.length > 0) return `${Field} ${not.join(', ')}`;
  const these = [...(only.Equals ?? []), ...(only.StartsWith ?? []), ...(only.EndsWith ?? [])];
  return `all but ${Field} ${these.join(', ')}`;
}
