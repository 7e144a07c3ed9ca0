import type { ResourceDetails } from '../../protocol/resources.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';
import { resourceDetails } from './details.ts';

/** Resources whose name, id or tags hold all words of the text; without words, any. */
export async function findResources(
  ctx: AppContext,
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<readonly ResourceDetails[]> {
  const found = await ctx.store.list(text.trim() === '' ? {} : { text }, { offset: 0, limit });
  if (found.length === 0) return [];
  const accounts = await knownAccounts(ctx);
  return found.map((resource) => resourceDetails(resource, { accounts, catalog: ctx.catalog }));
}
