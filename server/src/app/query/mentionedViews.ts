import { viewOfType } from '../../core/query/resourceViews.ts';
import { attributesOfSchema } from '../../core/query/tailColumns.ts';
import type { View } from '../../core/query/view.ts';
import type { AppContext } from '../context.ts';

/**
 * The same views, those of Cloud Control's types with their columns: to know them, their schemas have to be read, which is
 * worth it for the few that a query names.
 */
export function withTailColumns(ctx: AppContext, views: readonly View[]): readonly View[] {
  return views.map((view) => {
    const entry = ctx.catalog.find(({ type, viaCloudControl }) => viaCloudControl === true && type === view.type);
    const schema = entry?.cfn == null ? null : ctx.schemas.index().get(entry.cfn);
    return entry === undefined || schema === null ? view : viewOfType(entry, attributesOfSchema(schema));
  });
}
