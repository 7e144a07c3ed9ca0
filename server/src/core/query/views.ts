import type { CatalogType } from '../catalog/types.ts';
import { accountsView, cellsView, changesView } from './otherViews.ts';
import { viewOfType, viewsOfAll } from './resourceViews.ts';
import type { View } from './view.ts';

/**
 * What a question to the inventory sees: some views over all, and one for each resource type. Their names and columns are
 * what people rely on; the tables behind them may change.
 */
export function inventoryViews(catalog: readonly CatalogType[]): readonly View[] {
  return [...viewsOfAll(), accountsView(), cellsView(), changesView(), ...catalog.map((type) => viewOfType(type))];
}

/** The columns that hold JSON: by these names they stay JSON within JSON. */
export function nestedColumns(views: readonly View[]): readonly string[] {
  const columns = views.flatMap((view) => view.columns);
  return columns.filter(({ kind }) => kind === 'list' || kind === 'object').map(({ name }) => name);
}
