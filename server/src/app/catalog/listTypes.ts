import type { CatalogType } from '../../core/catalog/types.ts';
import type { CatalogTypeView } from '../../protocol/resources.ts';

/** The resource types that this product knows, in the catalogue's order. */
export function listTypes(catalog: readonly CatalogType[]): readonly CatalogTypeView[] {
  return catalog.map((entry) => ({
    type: entry.type,
    cfn: entry.cfn,
    service: serviceOf(entry, catalog),
    label: entry.label,
    icon: entry.icon,
    scope: entry.scope,
  }));
}

/** A derived type belongs to the service of the type that it sums up. */
function serviceOf(entry: CatalogType, catalog: readonly CatalogType[]): string {
  if (entry.kind === 'listed') return entry.lists[0]?.service.label ?? '';
  const source = catalog.find((candidate) => candidate.type === entry.from);
  return source === undefined ? '' : serviceOf(source, catalog);
}
