import type { EventFilter, EventsPage } from '../../protocol/events.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';
import { eventView, keptFilter } from './eventView.ts';

/** Newest first. */
export async function listEvents(
  ctx: AppContext,
  params: { readonly filter: EventFilter; readonly before: number | null; readonly limit: number },
): Promise<EventsPage> {
  const { filter, before, limit } = params;
  const found = await ctx.store.events(keptFilter(filter), { before, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const accounts = await knownAccounts(ctx);
  return {
    events: await Promise.all(shown.map((event) => eventView(ctx, event, accounts))),
    next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
