import { consoleLink } from '../../core/console/consoleLink.ts';
import { AppError } from '../../core/errors.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import type { AppContext } from '../context.ts';

/** The resource's page in the AWS console. @throws AppError NOT_FOUND when the inventory does not have it */
export async function consoleUrl(
  ctx: AppContext,
  key: ResourceKey,
): Promise<{ readonly url: string; readonly accountId: string; readonly accountName: string }> {
  const resource = await ctx.store.get(key);
  if (!resource) {
    throw new AppError('NOT_FOUND', `The inventory does not have this resource any more: ${key.resourceId}`, {
      accountId: key.accountId,
      region: key.region,
      hint: 'Refresh the view.',
    });
  }
  const { master, accounts } = await ctx.accountsFile.read();
  const entry = ctx.catalog.find(({ type }) => type === key.type);
  return {
    url: consoleLink(resource, entry, master?.region ?? 'us-east-1'),
    accountId: key.accountId,
    accountName: accounts.find(({ id }) => id === key.accountId)?.name ?? key.accountId,
  };
}
