import type { ExportFormatName } from '../../core/export/exportFormat.ts';
import { scopeOf } from '../../core/tree/scope.ts';
import type { TreeFilter } from '../../protocol/tree.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';
import { exportResources } from './exportResources.ts';

/** What a tree with this filter shows, into a file: whole, or (cancelled, full disk) not at all. */
export async function exportToFile(
  ctx: AppContext,
  options: { readonly filter: TreeFilter | null; readonly format: ExportFormatName; readonly path: string },
  onProgress: (progress: { readonly done: number; readonly total: number }) => void,
  signal: AbortSignal,
): Promise<{ readonly resources: number }> {
  // An account that nobody has matches nothing, as a filter that nothing can match.
  const filter = scopeOf([], options.filter, await knownAccounts(ctx)) ?? { accountIds: [] };
  const total = await ctx.store.count(filter);
  let resources = 0;
  const text = exportResources(
    ctx,
    { filter, format: options.format },
    (done) => {
      resources = done;
      onProgress({ done, total });
    },
    signal,
  );
  await ctx.files.write(options.path, text);
  return { resources };
}
