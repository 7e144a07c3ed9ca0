import type { Region } from '../accounts/account.ts';
import type { ListCall, LookupCall } from '../catalog/types.ts';
import { failureOf } from './failure.ts';

/**
 * What a page lists. A page that has no list, not even an empty one, is not the service's (a proxy may answer with a
 * document of its own): taken for an empty one, it would say that everything is gone.
 * @throws AwsFailure
 */
export function itemsOf(
  call: ListCall | LookupCall,
  page: unknown,
  region: Region,
  read: (page: object) => readonly unknown[] | undefined,
): readonly unknown[] {
  const items = typeof page === 'object' && page !== null ? read(page) : undefined;
  if (items !== undefined) return items;
  throw failureOf(
    call,
    region,
    'BadAnswer',
    'The answer has nothing of what the service sends; a proxy may be in between.',
  );
}
