/** What an event's name says: what is done, to what. */

export interface EventWords {
  readonly verb: string;
  /** What stands behind the verb, without the version of the API that some services add. */
  readonly noun: string;
}

export function wordsOf(eventName: string): EventWords {
  const name = eventName.replace(/_?20\d{2}_?\d{2}_?\d{2}(?:v\d+)?$/, '');
  const [verb = name] = /^(?:Batch)?[A-Z][a-z0-9]*/.exec(name) ?? [];
  return { verb, noun: name.slice(verb.length) };
}

/** How much of the noun a type's word takes: `BucketPolicy` begins with `Bucket`; 0: it does not. */
export function match(noun: string, word: string): number {
  if (!noun.toLowerCase().startsWith(word.toLowerCase())) return 0;
  const rest = noun.slice(word.length);
  // Another word begins, or it is the plural: `Route` is no `Router`.
  return /^(?:s|es)?(?:$|[A-Z0-9])/.test(rest) ? word.length : 0;
}

export function isWhole(noun: string, word: string): boolean {
  return match(noun, word) > 0 && /^(?:s|es)?$/.test(noun.slice(word.length));
}

const deleting = new Set(['Delete', 'Terminate', 'Deregister', 'Release', 'Unsubscribe']);

export function deletes({ verb }: EventWords): boolean {
  return deleting.has(verb);
}
