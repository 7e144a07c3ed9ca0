/** Reads the items that a cell lists, page by page, and hands them over. */
import type { ObservedResource } from '../inventory/resource.ts';
import { readBatches } from './batches.ts';
import { forEachBounded } from './bounded.ts';
import type { Collector } from './collector.ts';
import { type Reading, readShared } from './details.ts';
import { announceItems, type EarlyRows, isMistaken } from './early.ts';
import { type ItemContext, readItem } from './items.ts';

export interface CellItems {
  readonly context: ItemContext & { readonly early: EarlyRows };
  readonly collector: Collector;
  /** Why items could not be understood. */
  readonly bad: string[];
  /** Read when first needed: most cells are empty and need none. */
  shared: Promise<Reading> | null;
}

const ITEMS_AT_ONCE = 32;

/** True: something new was among them. @throws what ends the whole scan only */
export async function readItems(cell: CellItems, items: readonly unknown[], askedAt: number): Promise<boolean> {
  if (items.length === 0) return false;
  const { context, collector } = cell;
  cell.shared ??= readShared(context.type.shared, context);
  const shared = await cell.shared;
  const announced = await announceItems(items, shared, askedAt, context);
  const readings = await readBatches(context.type.batches, items, shared, context);
  const mistaken: ObservedResource[] = [];
  let brought = false;
  await forEachBounded([...readings.entries()], ITEMS_AT_ONCE, async ([index, before]) => {
    const result = await readItem(items[index], before, askedAt, context);
    const early = announced.get(index);
    if (early !== undefined && isMistaken(early, result)) mistaken.push(early);
    if (result.kind === 'bad') cell.bad.push(result.reason);
    if (result.kind === 'resource' && (await collector.add(result.resource))) brought = true;
  });
  if (mistaken.length > 0) await context.early.withdraw(mistaken);
  return brought;
}
