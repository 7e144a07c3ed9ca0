import { type ExportFormatName, exportFormat } from '../../core/export/exportFormat.ts';
import type { StoredResource } from '../../core/inventory/resource.ts';
import type { Unseen } from '../../core/inventory/unseen.ts';
import type { ResourceFilter } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';
import { unseenOfAccount } from './unseen.ts';

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
  let account = { id: '', unseen: (_: StoredResource): Unseen | null => null };
  yield text.head;
  for await (const resources of ctx.store.each(filter)) {
    signal.throwIfAborted();
    const start = done;
    let chunk = '';
    for (const [index, resource] of resources.entries()) {
      if (resource.accountId !== account.id) {
        account = { id: resource.accountId, unseen: await unseenOfAccount(ctx, resource.accountId) };
      }
      chunk += text.resource(resource, account.unseen(resource), start + index === 0);
    }
    yield chunk;
    done += resources.length;
    onProgress(done);
  }
  yield text.end;
}
