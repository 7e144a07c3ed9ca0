/** The tooltip of a resource, as Markdown. Everything in it came from AWS and is escaped. Pure. */
import type { ResourceDetails } from '../../../../server/src/protocol/resources.ts';
import { formatAgo, markdownText, type Translate } from '../../ui/text.ts';

export function resourceTooltip(details: ResourceDetails, now: number, t: Translate): string {
  const { accountId, region, resourceId, type } = details.key;
  const rows: readonly (readonly [string, string])[] = [
    [t('Type'), type],
    [details.arn === null ? t('Id') : t('ARN'), details.arn ?? resourceId],
    [t('Account'), `${details.accountName} (${details.accountLabel}, ${accountId})`],
    [t('Region'), region],
    [t('Last seen'), moment(details.lastSeenAt, now, t)],
    [t('Last change'), moment(details.changedAt, now, t)],
    ...(details.changedBy === null ? [] : [[t('Changed by'), details.changedBy] as const]),
    ...details.tags.map(({ key, value }) => [t('Tag {0}', key), value] as const),
  ];
  const lines = rows.map(([name, value]) => `${markdownText(name)}: ${markdownText(value)}`);
  const { moreTags, notRead, pending, unseen } = details;
  if (moreTags > 0) lines.push(markdownText(moreTags === 1 ? t('1 more tag') : t('{0} more tags', moreTags)));
  if (unseen !== null) {
    lines.push(markdownText(t('Not seen since {0}: {1}', moment(unseen.since, now, t), unseen.because)));
  }
  if (pending) lines.push(markdownText(t('Its details have not been read yet')));
  else if (notRead > 0) {
    lines.push(markdownText(notRead === 1 ? t('1 part was not read') : t('{0} parts were not read', notRead)));
  }
  return [`**${markdownText(details.name)}**`, ...lines].join('\n\n');
}

function moment(at: number, now: number, t: Translate): string {
  return `${formatAgo(at, now, t)} (${new Date(at).toISOString()})`;
}
