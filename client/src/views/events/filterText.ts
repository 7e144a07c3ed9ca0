/** The filter of Live Events in words, and what is a filter. Pure. */
import type { EventFilter } from '../../../../server/src/protocol/events.ts';
import type { Translate } from '../../ui/text.ts';

const mostNames = 3;

/** Whether a person asked for less than all. Reads and failures are switches of their own. */
export function isFiltered({ accountIds, services, actor, text, resource }: EventFilter): boolean {
  return (
    resource !== undefined ||
    (accountIds ?? []).length > 0 ||
    (services ?? []).length > 0 ||
    (actor ?? '').trim() !== '' ||
    (text ?? '').trim() !== ''
  );
}

/** Without what is empty: the server takes a list of no accounts for none. */
export function trimmedFilter({ accountIds, services, actor, text, ...others }: EventFilter): EventFilter {
  const words = text?.trim() ?? '';
  const who = actor?.trim() ?? '';
  return {
    ...others,
    ...(accountIds === undefined || accountIds.length === 0 ? {} : { accountIds }),
    ...(services === undefined || services.length === 0 ? {} : { services }),
    ...(who === '' ? {} : { actor: who }),
    ...(words === '' ? {} : { text: words }),
  };
}

/** The switches of a filter, and nothing else of it. */
export function switchesOf({ reads, failures }: EventFilter): EventFilter {
  return { ...(reads === true ? { reads } : {}), ...(failures === true ? { failures } : {}) };
}

/** `Filter: "policy", Payments, s3 | iam, by alice`. `nameOf`: of an account. */
export function eventFilterText(filter: EventFilter, nameOf: (accountId: string) => string, t: Translate): string {
  const { accountIds, services, actor, text, resource } = filter;
  const parts = [
    text === undefined ? null : `"${text}"`,
    resource === undefined ? null : lastPart(resource.resourceId),
    accountIds === undefined ? null : list(accountIds.map(nameOf), t),
    services === undefined ? null : list(services, t),
    actor === undefined ? null : t('by {0}', actor),
  ];
  return t('Filter: {0}', parts.filter((part) => part !== null).join(', '));
}

function lastPart(resourceId: string): string {
  return resourceId.split(/[/:]/).findLast((part) => part !== '') ?? resourceId;
}

function list(names: readonly string[], t: Translate): string {
  if (names.length <= mostNames) return names.join(' | ');
  return t('{0} and {1} more', names.slice(0, mostNames).join(' | '), names.length - mostNames);
}

/** Another version may have written something else. */
export function toEventFilter(stored: unknown): EventFilter {
  if (typeof stored !== 'object' || stored === null) return {};
  const { accountIds, services, actor, text, resource, reads, failures } = stored as Partial<
    Record<keyof EventFilter, unknown>
  >;
  return trimmedFilter({
    ...(isTexts(accountIds) ? { accountIds } : {}),
    ...(isTexts(services) ? { services } : {}),
    ...(typeof actor === 'string' ? { actor } : {}),
    ...(typeof text === 'string' ? { text } : {}),
    ...(isKey(resource) ? { resource } : {}),
    ...(reads === true ? { reads } : {}),
    ...(failures === true ? { failures } : {}),
  });
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isKey(value: unknown): value is NonNullable<EventFilter['resource']> {
  if (typeof value !== 'object' || value === null) return false;
  const key = value as Partial<Record<string, unknown>>;
  return ['accountId', 'region', 'type', 'resourceId'].every((field) => typeof key[field] === 'string');
}
