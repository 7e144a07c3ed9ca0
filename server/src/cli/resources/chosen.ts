import { locateResource } from '../../app/resources/locateResource.ts';
import type { App } from '../../compose.ts';
import { AppError } from '../../core/errors.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import { filterOf } from './filter.ts';

/**
 * The one resource that a word means: an ARN, an id, a name, or the address of its page in the AWS console. `deleted`:
 * of what is gone too, by ARN or id.
 * @throws AppError NOT_FOUND or BAD_INPUT (several)
 */
export async function chosenResource(
  app: App,
  word: string,
  options: { readonly account: string | undefined; readonly deleted: boolean },
): Promise<ResourceKey> {
  const filter = await filterOf(app, options.account === undefined ? {} : { account: [options.account] });
  const wanted = ({ accountId }: ResourceKey) => filter.accountIds?.includes(accountId) ?? true;
  const located = (await locateResource(app, { text: word })).map(({ key }) => key).filter(wanted);
  const gone = options.deleted && located.length === 0 ? await app.store.byResourceId(word, { deleted: true }) : [];
  const found = [...located, ...gone.filter(wanted)];
  const [first, second] = found;
  if (second !== undefined) throw ambiguous(word, found);
  if (first !== undefined) return first;
  throw new AppError('NOT_FOUND', `The inventory has no such resource: ${word}`, {
    hint: options.deleted
      ? 'Find it with panther-scan resources list --text <words>; of one that is gone, give the ARN or id as panther-scan changes --kind deleted --json has it.'
      : 'Find it with panther-scan resources list --text <words>, or scan its account.',
  });
}

const mostNamed = 5;

function ambiguous(word: string, found: readonly ResourceKey[]): AppError {
  const ids = [...new Set(found.map(({ resourceId }) => resourceId))];
  const [id] = ids;
  if (ids.length === 1) {
    return new AppError('BAD_INPUT', `Several accounts see this resource: ${id}`, {
      hint: `Say which one: --account ${found.map(({ accountId }) => accountId).join(' or ')}.`,
    });
  }
  const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
  return new AppError('BAD_INPUT', `Several resources have this name: ${word}`, {
    hint: `Give the ARN: ${ids.slice(0, mostNamed).join(', ')}${more}.`,
  });
}
