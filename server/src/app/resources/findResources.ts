import type { TypeName } from '../../core/catalog/types.ts';
import type { ResourceDetails } from '../../protocol/resources.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';
import { resourceDetails } from './details.ts';

/** Resources, of a type if it is given, whose name, id or tags hold all words of the text; without words, any. */
export async function findResources(
  ctx: AppContext,
  { text, limit, type }: { readonly text: string; readonly limit: number; readonly type?: TypeName },
): Promise<readonly ResourceDetails[]> {
  const filter = { ...(text.trim() !== '' && { text }), ...(type !== undefined && { types: [type] }) };
  const found = await ctx.store.list(filter, { offset: 0, limit });
  if (found.length === 0) return [];
  const accounts = await knownAccounts(ctx);
  return found.map((resource) => resourceDetails(resource, { accounts, catalog: ctx.catalog }));
}
