import { escapedText } from '../../core/inventory/text.ts';
import type { Json } from '../../core/json.ts';
import type { AppContext } from '../context.ts';

/** A record as a document; null: it is kept no more. */
export async function eventDocument(
  ctx: AppContext,
  id: number,
): Promise<{ readonly title: string; readonly text: string } | null> {
  const found = await ctx.store.eventRecord(id);
  if (found === null) return null;
  const record = JSON.parse(found.text) as Json;
  // JSON escapes control characters by itself; the marks that turn or hide text it leaves.
  const lines = JSON.stringify(record, null, 2).split('\n').map(escapedText);
  return { title: found.event.eventName, text: `${lines.join('\n')}\n` };
}
