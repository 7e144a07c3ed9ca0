import { mergedSchema } from '../../core/cfn/schema/mergedSchemas.ts';
import { schemaOfRegistry } from '../../core/cfn/schema/registrySchema.ts';
import type { ResourceSchema } from '../../core/cfn/schema/schema.ts';
import type { SchemaArchive } from '../../core/cfn/schema/schemaLibrary.ts';
import { AppError } from '../../core/errors.ts';
import { dnsSuffix, partitionOfRegion } from '../../core/regions/partition.ts';
import type { SchemasStatus } from '../../protocol/schemas.ts';
import { signInPlace } from '../accounts/signInPlace.ts';
import type { AppContext } from '../context.ts';
import { schemasStatus } from './schemasStatus.ts';

/**
 * Fetches what AWS publishes of its resource types and keeps it, once all of it was read. What was known before stays
 * where anything is wrong. `from`: other addresses or files than AWS's own; `regions` []: the master account's.
 * @throws AppError NETWORK, BAD_INPUT
 */
export async function refreshSchemas(
  ctx: AppContext,
  { regions, from }: { readonly regions: readonly string[]; readonly from: readonly string[] },
  signal: AbortSignal,
): Promise<SchemasStatus> {
  const sources = from.length > 0 ? from : (await regionsOf(ctx, regions)).map(archiveOf);
  const types = new Map<string, ResourceSchema>();
  const dates: string[] = [];
  for (const source of sources) {
    const archive = await ctx.schemas.read(source, signal);
    if (archive.date !== null) dates.push(archive.date);
    for (const type of typesIn(archive, source)) {
      // A type may be newer in one region than in another.
      const known = types.get(type.type);
      types.set(type.type, known === undefined ? type : mergedSchema(known, type));
    }
    signal.throwIfAborted();
  }
  const shipped = ctx.schemas.shipped();
  const now = ctx.clock.now();
  await ctx.schemas.replace([...types.values()], {
    date: dates.sort((a, b) => (a < b ? -1 : 1)).at(-1) ?? new Date(now).toISOString().slice(0, 10),
    fetchedAt: now,
    sources,
    types: types.size,
    added: [...types.keys()].filter((type) => !shipped.has(type)).length,
  });
  return schemasStatus(ctx);
}

async function regionsOf(ctx: AppContext, given: readonly string[]): Promise<readonly string[]> {
  const regions = given.length > 0 ? given : [(await signInPlace(ctx, { profile: null, accountId: null })).region];
  const wrong = regions.find((region) => !/^[a-z]{2,5}(?:-[a-z]+){1,3}-\d{1,2}$/.test(region));
  if (wrong === undefined) return [...new Set(regions)];
  throw new AppError('BAD_INPUT', `This is no code of a region: ${wrong}`, {
    hint: 'A code is, for example, eu-west-1.',
  });
}

function archiveOf(region: string): string {
  return `https://schema.cloudformation.${region}.${dnsSuffix(partitionOfRegion(region))}/CloudformationSchema.zip`;
}

/** @throws AppError BAD_INPUT where one of the files is no resource type, or none is there */
function typesIn({ files }: SchemaArchive, source: string): readonly ResourceSchema[] {
  const types = files.filter(({ name }) => name.endsWith('.json')).map(({ name, text }) => typeIn(name, text, source));
  if (types.length === 0) throw damaged(source, 'it describes no resource type');
  return types;
}

function typeIn(name: string, text: string, source: string): ResourceSchema {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw damaged(source, `${name} is not JSON`, error);
  }
  const type = schemaOfRegistry(raw);
  if (type === null) throw damaged(source, `${name} describes no resource type`);
  return type;
}

function damaged(source: string, why: string, cause?: unknown): AppError {
  return new AppError(
    'BAD_INPUT',
    `This is not the archive of CloudFormation’s resource types, or it is damaged (${why}): ${source}`,
    {
      hint: 'Try again. What was known before stays in use.',
      cause,
    },
  );
}
