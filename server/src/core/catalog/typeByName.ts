import type { CatalogType, TypeName } from './types.ts';

/** The catalogue by type name. */
export function byTypeName(types: readonly CatalogType[]): ReadonlyMap<TypeName, CatalogType> {
  return new Map(types.map((type) => [type.type, type]));
}
