import { type Reference, readReference } from '../../core/console/reference.ts';
import { AppError } from '../../core/errors.ts';
import type { StoredResource } from '../../core/inventory/resource.ts';
import type { ResourceDetails } from '../../protocol/resources.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';
import { resourceDetails } from './details.ts';

const mostFound = 100;

/**
 * The resources that an ARN, an id, a name or a page of the AWS console stands for, in any account.
 * @throws AppError BAD_INPUT for addresses of other sites
 */
export async function locateResource(
  ctx: AppContext,
  { text }: { readonly text: string },
): Promise<readonly ResourceDetails[]> {
  const reference = readReference(text);
  if (!reference) return [];
  const found = await resourcesOf(ctx, reference);
  const accounts = await knownAccounts(ctx);
  return found.map((resource) => resourceDetails(resource, { accounts, catalog: ctx.catalog }));
}

async function resourcesOf(ctx: AppContext, reference: Reference): Promise<readonly StoredResource[]> {
  switch (reference.kind) {
    case 'foreign':
      throw new AppError('BAD_INPUT', `This is no address of the AWS console: ${reference.host}`, {
        hint: 'Paste an ARN, an id, or the address of a page of the AWS console.',
      });
    case 'id':
      return called(ctx, reference.id);
    case 'page': {
      for (const candidate of reference.candidates) {
        const found = (await called(ctx, candidate)).filter((resource) => onPage(resource, reference));
        if (found.length > 0) return found;
      }
      return [];
    }
  }
}

/** Resources with exactly this id, ARN or name. */
async function called(ctx: AppContext, text: string): Promise<readonly StoredResource[]> {
  const byId = await ctx.store.byResourceId(text);
  if (byId.length > 0) return byId;
  const near = await ctx.store.list({ text }, { offset: 0, limit: mostFound });
  return near.filter(({ id, name, resourceId, arn }) => [id, name, resourceId, arn].some((value) => value === text));
}

function onPage(resource: StoredResource, page: Extract<Reference, { kind: 'page' }>): boolean {
  const service = resource.type.split('.')[1]?.toLowerCase();
  // IAM's and the buckets' pages name a region that says nothing.
  const region = page.region === null || resource.region === 'global' || service === 's3' ? null : page.region;
  return (page.service === null || page.service === service) && (region === null || region === resource.region);
}
