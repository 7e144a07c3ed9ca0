import { AppError } from '../../core/errors.ts';
import type { VersionAt } from '../../core/history/historyStore.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import type { ComparedVersion, Comparison, VersionPoint } from '../../protocol/history.ts';
import type { AppContext } from '../context.ts';
import { neverKnown } from './knownResource.ts';
import { momentOf } from './moments.ts';
import { versionDocument } from './versionDocument.ts';

/**
 * Two versions, of one resource or of two: which they are, and whether they differ. Null `from.when`: before the last
 * change that `to` has.
 * @throws AppError BAD_INPUT for a time that is none, NOT_FOUND where history does not reach
 */
export async function compareVersions(
  ctx: AppContext,
  { from, to }: { readonly from: VersionPoint; readonly to: VersionPoint },
): Promise<Comparison> {
  const after = await resolved(ctx, to.key, to.when ?? 'now', true);
  const before =
    from.when === null ? await beforeLastChange(ctx, after, from.key) : await resolved(ctx, from.key, from.when, false);
  const [left, right] = await Promise.all([compared(ctx, from.key, before), compared(ctx, to.key, after)]);
  return {
    from: left.version,
    to: right.version,
    same: left.version.state === right.version.state && left.text === right.text,
  };
}

async function resolved(ctx: AppContext, key: ResourceKey, when: string, later: boolean): Promise<VersionAt> {
  const at = await momentOf(ctx, when, { accountId: key.accountId, later });
  return (await ctx.store.versionAt(key, at)) ?? neverKnown(key);
}

async function beforeLastChange(ctx: AppContext, last: VersionAt, key: ResourceKey): Promise<VersionAt> {
  const { version } = last;
  if (version.change === null || version.side === 'before') return last;
  // What was merely read for the first time is no change.
  const changes = await ctx.store.history(key, { before: version.change + 1, limit: 20 });
  const change = changes.find(({ kind }) => kind !== 'learned') ?? changes.at(-1);
  if (change === undefined) return last;
  return { version: { change: change.id, side: 'before' }, at: change.previousAt };
}

async function compared(
  ctx: AppContext,
  key: ResourceKey,
  { version, at }: VersionAt,
): Promise<{ readonly version: ComparedVersion; readonly text: string }> {
  const { title, state, text } = await versionDocument(ctx, { key, version });
  if (state !== 'forgotten') return { version: { key, title, version, state, at }, text };
  throw new AppError('NOT_FOUND', `What this resource was at that time is kept no more: ${title}`, {
    accountId: key.accountId,
    region: key.region,
    hint: 'Choose a later time: its history shows what is kept.',
  });
}
