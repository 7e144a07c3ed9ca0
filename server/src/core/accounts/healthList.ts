/** Which accounts a list of the fleet's health shows, and in which order. */
import { type AccountHealth, healthStates } from './health.ts';

export const healthOrders = ['state', 'name', 'label', 'id', 'checked', 'scanned', 'coverage', 'resources'] as const;
export type HealthOrder = (typeof healthOrders)[number];

export interface HealthChoice {
  readonly order: HealthOrder;
  /** Words that must each occur in the name, label, id, state or what is wrong, in any case; empty: all accounts. */
  readonly text: string;
  /** Only accounts with something to do. */
  readonly wrongOnly: boolean;
}

/** What needs somebody comes first, in each order: never checked, never scanned, little read, then the rest. */
const compare: Readonly<Record<HealthOrder, (a: AccountHealth, b: AccountHealth) => number>> = {
  state: (a, b) => healthStates.indexOf(a.state) - healthStates.indexOf(b.state),
  name: () => 0,
  label: (a, b) => a.label.localeCompare(b.label, 'en'),
  id: (a, b) => a.accountId.localeCompare(b.accountId, 'en'),
  checked: (a, b) => (a.checkedAt ?? 0) - (b.checkedAt ?? 0),
  scanned: (a, b) => (a.scannedAt ?? 0) - (b.scannedAt ?? 0),
  coverage: (a, b) => (a.coverage ?? -1) - (b.coverage ?? -1),
  resources: (a, b) => b.resources - a.resources,
};

export function chosenHealth(
  fleet: readonly AccountHealth[],
  { order, text, wrongOnly }: HealthChoice,
): readonly AccountHealth[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return fleet
    .filter((health) => !wrongOnly || health.findings.length > 0)
    .filter((health) => {
      const hay = searchText(health);
      return words.every((word) => hay.includes(word));
    })
    .toSorted((a, b) => compare[order](a, b) || a.accountName.localeCompare(b.accountName, 'en'));
}

function searchText({ accountName, label, accountId, state, findings }: AccountHealth): string {
  return [accountName, label, accountId, state, ...findings.map(({ text }) => text)].join('\n').toLowerCase();
}
