import type { CatalogType } from '../../core/catalog/types.ts';
import type { CatalogTypeView } from '../../protocol/resources.ts';

/**
 * The resource types that this product knows, in the catalogue's order; those of Cloud Control, of which there are ten
 * times as many, where they are asked for.
 */
export function listTypes(
  catalog: readonly CatalogType[],
  { withCloudControl = false }: { readonly withCloudControl?: boolean } = {},
): readonly CatalogTypeView[] {
  return catalog
    .filter(({ viaCloudControl }) => withCloudControl || viaCloudControl !== true)
    .map((entry) => ({
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
