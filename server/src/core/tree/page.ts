/** How many children a node shows at once. */
export const pageSize = 100;

export interface Slice<T> {
  readonly items: readonly T[];
  /** Where the next page begins; null: there is none. */
  readonly next: number | null;
}

export function slice<T>(all: readonly T[], offset: number): Slice<T> {
  const end = offset + pageSize;
  return { items: all.slice(offset, end), next: end < all.length ? end : null };
}
