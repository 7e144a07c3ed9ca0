import type { ObservedResource } from './resource.ts';
import { cleanText } from './text.ts';

const maxTitle = 200;

/**
 * What a person calls the resource, never empty, on one line: its name, the Name tag that stands for one where AWS has
 * none (instances, volumes, networks), its id.
 */
export function resourceTitle({ name, id, resourceId, tags }: TitleFields): string {
  for (const text of [name, tags?.['Name'], id, resourceId]) {
    const title = text === null || text === undefined ? '' : cleanText(text, maxTitle).trim();
    if (title !== '') return title;
  }
  return '?';
}

export type TitleFields = Pick<ObservedResource, 'name' | 'id' | 'resourceId' | 'tags'>;
