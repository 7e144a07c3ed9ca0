/** What importing accounts would do, in words. Pure. */
import type { Account } from '../../../server/src/core/accounts/account.ts';
import type { ImportPreview } from '../../../server/src/protocol/accounts.ts';
import { formatCount, type Translate, withoutIcons } from '../ui/text.ts';

export interface PreviewLine {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** `12 new, 3 changed, 4 as they are, 1 left out: suspended or closed`. */
export function importSummary({ added, changed, unchanged, suspended }: ImportPreview, t: Translate): string {
  const parts = [
    t('{0} new', formatCount(added.length)),
    t('{0} changed', formatCount(changed.length)),
    t('{0} as they are', formatCount(unchanged.length)),
  ];
  if (suspended > 0) parts.push(t('{0} left out: suspended or closed', formatCount(suspended)));
  return parts.join(', ');
}

/** What has to be mended before anything is written. */
export function invalidSummary({ invalid }: ImportPreview, t: Translate): string {
  return invalid.length === 1
    ? t('1 account cannot be taken, so nothing is written. Mend the list, or go back')
    : t('{0} accounts cannot be taken, so nothing is written. Mend the list, or go back', formatCount(invalid.length));
}

export function previewLines({ added, changed }: ImportPreview, t: Translate): readonly PreviewLine[] {
  const line = (account: Account, detail: string): PreviewLine => ({
    id: account.id,
    label: withoutIcons(account.name),
    description: `${withoutIcons(account.label)} · ${account.id}`,
    detail,
  });
  return [
    ...added.map((account) => line(account, [t('new'), ...togglesOf(account, t)].join(' · '))),
    ...changed.map(({ account, changes }) => line(account, withoutIcons(changes.join(' · '), 300))),
  ];
}

function togglesOf({ realTime, remediation }: Account, t: Translate): readonly string[] {
  return [...(realTime ? [t('real time on')] : []), ...(remediation ? [t('remediation on')] : [])];
}

/** `12 accounts were added, 3 were changed.` */
export function resultText(added: number, changed: number, t: Translate): string {
  const news = added === 1 ? t('1 account was added') : t('{0} accounts were added', formatCount(added));
  return changed === 0 ? `${news}.` : t('{0}, {1} changed.', news, formatCount(changed));
}
