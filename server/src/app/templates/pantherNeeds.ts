import { scanPolicy } from '../../core/catalog/permissions.ts';
import type { CatalogType } from '../../core/catalog/types.ts';
import type { PantherNeeds } from '../../core/cfn/rules/needs.ts';
import { eventSources } from '../../core/events/classify.ts';

/** What the rules on templates ask of the catalogue. Most templates make them ask nothing. */
export function pantherNeeds(ctx: { readonly catalog: readonly CatalogType[] }): PantherNeeds {
  let actions: readonly string[] | null = null;
  let sources: readonly string[] | null = null;
  return {
    scanActions: () => {
      actions ??= scanPolicy(ctx.catalog);
      return actions;
    },
    eventSources: () => {
      sources ??= eventSources(ctx.catalog);
      return sources;
    },
  };
}
