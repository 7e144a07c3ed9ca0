import type { App } from '../../compose.ts';
import type { TypeName } from '../../core/catalog/types.ts';
import { AppError } from '../../core/errors.ts';
import { nearest } from '../../core/query/nearest.ts';
import { matchesAny } from '../../core/regions/glob.ts';
import type { ScanScope } from '../../protocol/scan.ts';
import { accountsOf } from '../accountChoice.ts';

export interface ScanOptions {
  readonly all?: boolean;
  readonly region?: string;
  readonly type?: string;
  readonly resource?: string;
  readonly failed?: boolean;
}

/** What a command line asks to scan. @throws AppError BAD_INPUT or NOT_FOUND */
export async function scopesOf(
  app: App,
  words: readonly string[],
  options: ScanOptions,
): Promise<readonly ScanScope[]> {
  if (options.failed === true && (options.region ?? options.type ?? options.resource) !== undefined) {
    throw new AppError('BAD_INPUT', '--failed cannot be combined with --region, --type or --resource');
  }
  const { accounts } = await app.accountsFile.read();
  const chosen = accountsOf(accounts, words);
  if (options.resource !== undefined)
    return resourceScopes(
      app,
      options.resource,
      chosen.map(({ id }) => id),
    );
  if (options.all === true && words.length > 0) {
    throw new AppError('BAD_INPUT', 'Either --all or accounts, not both');
  }
  if (options.all !== true && words.length === 0) {
    throw new AppError('BAD_INPUT', 'Nothing to scan was named', {
      hint: 'Name accounts, or scan all of them: panther-scan scan --all.',
    });
  }
  const type = options.type === undefined ? undefined : typeOf(app, options.type);
  if (options.all === true && type === undefined && options.region === undefined && options.failed !== true) {
    return [{ kind: 'all' }];
  }
  const scanned = options.all === true ? accounts.filter((account) => account.enabled) : chosen;
  return scanned.map(({ id }) => accountScope(id, type, options));
}

function accountScope(accountId: string, type: TypeName | undefined, options: ScanOptions): ScanScope {
  if (options.failed === true) return { kind: 'failed', accountId };
  const { region } = options;
  if (type !== undefined) return { kind: 'type', accountId, type, ...(region === undefined ? {} : { region }) };
  return region === undefined ? { kind: 'account', accountId } : { kind: 'region', accountId, region };
}

async function resourceScopes(
  app: App,
  resourceId: string,
  accountIds: readonly string[],
): Promise<readonly ScanScope[]> {
  const found = await app.store.byResourceId(resourceId);
  const wanted = found.filter(({ accountId }) => accountIds.length === 0 || accountIds.includes(accountId));
  if (wanted.length === 0) {
    throw new AppError('NOT_FOUND', `The inventory has no such resource: ${resourceId}`, {
      hint: 'Give its ARN or id as `panther-scan resources list` prints it.',
    });
  }
  return wanted.map(({ accountId, region, type }) => ({
    kind: 'resource',
    key: { accountId, region, type, resourceId },
  }));
}

/** By Panther's or CloudFormation's name, in any case. */
export function typeOf(app: App, word: string): TypeName {
  const wanted = word.toLowerCase();
  const entry = app.catalog.find(({ type, cfn }) => type.toLowerCase() === wanted || cfn?.toLowerCase() === wanted);
  if (entry !== undefined) return entry.type;
  const names = app.catalog.filter(({ viaCloudControl }) => viaCloudControl !== true).map(({ type }) => type);
  const probable = nearest(word, names);
  throw new AppError('BAD_INPUT', `There is no such resource type: ${word}`, {
    hint: probable === null ? 'See panther-scan catalog.' : `Did you mean ${probable}? See panther-scan catalog.`,
  });
}

/** Those that a name or a pattern (`AWS.S3.*`, `AWS::S3::*`) means, at least one. @throws AppError BAD_INPUT */
export function typesOf(app: App, word: string): readonly TypeName[] {
  if (!word.includes('*')) return [typeOf(app, word)];
  const pattern = [word.toLowerCase()];
  const found = app.catalog.filter(
    ({ type, cfn }) => matchesAny(pattern, type.toLowerCase()) || matchesAny(pattern, (cfn ?? '').toLowerCase()),
  );
  return found.length > 0 ? found.map(({ type }) => type) : [typeOf(app, word)];
}
