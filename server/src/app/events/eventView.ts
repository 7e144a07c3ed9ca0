import type { KeptEvent, KeptEventFilter, Standing } from '../../core/events/eventStore.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import { resourceTitle } from '../../core/inventory/title.ts';
import type { KnownAccount } from '../../core/tree/scope.ts';
import type { EventFilter, EventResource, EventResult, EventView } from '../../protocol/events.ts';
import type { AppContext } from '../context.ts';

/** What a list shows of an event. Text from AWS is cut and cleaned, not escaped. */
export async function eventView(
  ctx: AppContext,
  event: KeptEvent,
  accounts: readonly KnownAccount[],
): Promise<EventView> {
  const account = accounts.find(({ id }) => id === event.accountId);
  const resources = event.touched.map(
    async ({ resourceId, effect, accountId, region, type }): Promise<EventResource> => {
      const key: ResourceKey | null = resourceId === null ? null : { accountId, region, type, resourceId };
      const found = key === null ? null : await ctx.store.find(key);
      const typeLabel = ctx.catalog.find((entry) => entry.type === type)?.label ?? type;
      return { key, title: found === null ? (resourceId ?? typeLabel) : resourceTitle(found), typeLabel, effect };
    },
  );
  return {
    id: event.id,
    eventId: event.eventId,
    at: event.at,
    receivedAt: event.receivedAt,
    eventSource: event.eventSource,
    eventName: event.eventName,
    accountId: event.accountId,
    accountName: account?.name ?? null,
    accountLabel: account?.label ?? null,
    region: event.region,
    actor: event.actor,
    sourceIp: event.sourceIp,
    errorCode: event.errorCode,
    result: resultOf(event),
    resources: await Promise.all(resources),
  };
}

/** The most that came of it: one resource that changed is news, whatever the others did. */
export function resultOf({ standing, touched }: Pick<KeptEvent, 'standing' | 'touched'>): EventResult {
  if (standing !== 'applies') return standing;
  const outcomes = new Set(touched.map(({ outcome }) => outcome));
  const order = ['changed', 'deleted', 'pending', 'unchanged'] as const;
  // What could not be described has not changed, as far as anybody knows.
  return order.find((outcome) => outcomes.has(outcome)) ?? 'unchanged';
}

const always: readonly Standing[] = ['applies', 'unknown', 'off'];

export function keptFilter({ reads, failures, resource, ...filter }: EventFilter): KeptEventFilter {
  return {
    ...filter,
    standings: [
      ...always,
      ...(reads === true ? (['read', 'ignored'] as const) : []),
      ...(failures === true ? (['failed'] as const) : []),
    ],
    ...(resource !== undefined && { touched: resource }),
  };
}
