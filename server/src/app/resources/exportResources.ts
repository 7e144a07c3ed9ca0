import { type ExportFormatName, exportFormat } from '../../core/export/exportFormat.ts';
import type { ResourceFilter } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';

/** All resources of a filter as text, as it comes. `onProgress`: how many were written so far. */
export async function* exportResources(
  ctx: AppContext,
  { filter, format }: { readonly filter: ResourceFilter; readonly format: ExportFormatName },
  onProgress: (done: number) => void,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const [type, ...others] = filter.types ?? [];
  const onlyType = type === undefined || others.length > 0 ? null : type;
  const text = exportFormat(format, { onlyType, accounts: await knownAccounts(ctx) });
  let done = 0;
  yield text.head;
  for await (const resources of ctx.store.each(filter)) {
    signal.throwIfAborted();
    const start = done;
    yield resources.map((resource, index) => text.resource(resource, start + index === 0)).join('');
    done += resources.length;
    onProgress(done);
  }
  yield text.end;
}
