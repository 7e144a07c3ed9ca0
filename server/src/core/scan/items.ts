/** From listed items to resources. */
import type { ListedType } from '../catalog/types.ts';
import type { ObservedResource } from '../inventory/resource.ts';
import type { Cell } from './cell.ts';
import { messageOf, type ReadContext, type Reading, readDetails } from './details.ts';
import { observe } from './observe.ts';

export interface ItemContext extends ReadContext {
  readonly cell: Cell;
  readonly type: ListedType;
  readonly fingerprint: (secret: string) => string;
  /** Resources that the account does not want to see. */
  readonly ignored: (resourceId: string) => boolean;
}

export type ItemResult =
  | { readonly kind: 'resource'; readonly resource: ObservedResource }
  /** It is no resource of the type, or one that the account ignores. */
  | { readonly kind: 'none' }
  /** It cannot be understood: nothing can be said about what it stands for. */
  | { readonly kind: 'bad'; readonly reason: string };

/** `before`: what shared and batch calls told. @throws what ends the whole scan only */
export async function readItem(
  item: unknown,
  before: Reading,
  observedAt: number,
  context: ItemContext,
): Promise<ItemResult> {
  const { type, cell } = context;
  if (item === null || item === undefined) return { kind: 'bad', reason: 'an empty item' };
  const { results, notRead } = await readDetails(type.details, item, before, context);
  try {
    const fields = type.model(item, results, context.place);
    if (fields === undefined) return { kind: 'none' };
    const resource = observe(fields, {
      cell,
      secrets: type.secrets,
      notRead,
      observedAt,
      fingerprint: context.fingerprint,
    });
    if (resource === null) return { kind: 'bad', reason: 'an item without a usable id' };
    return context.ignored(resource.resourceId) ? { kind: 'none' } : { kind: 'resource', resource };
  } catch (error) {
    return { kind: 'bad', reason: messageOf(error) };
  }
}
