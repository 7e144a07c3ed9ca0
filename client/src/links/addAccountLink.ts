/** Links that fill in the Add Account flow. They come from anywhere and are checked before anyone is asked. Pure. */
import type { AccountPrefill } from '../flows/accountFlow.ts';
import { oneLine } from '../ui/text.ts';

const longestName = 64;

/** Null: not a link that we understand. */
export function parseAddAccountLink(link: { readonly path: string; readonly query: string }): AccountPrefill | null {
  if (link.path !== '/add-account') return null;
  const query = new URLSearchParams(link.query);
  const id = query.get('id');
  const name = query.get('name');
  const label = query.get('label');
  if (id !== null && !/^\d{12}$/.test(id)) return null;
  if ([name, label].some((text) => text !== null && text.length > longestName)) return null;
  return {
    ...(id === null ? {} : { id }),
    ...(name === null ? {} : { name: oneLine(name) }),
    ...(label === null ? {} : { label: oneLine(label) }),
  };
}
