/** A service that gives the token of the page that it has just answered never ends. */

/** The tokens for the next page, whatever the service calls them (NextToken, Marker, NextKeyMarker ...); '' on a last page. */
function nextTokens(page: unknown): string {
  if (typeof page !== 'object' || page === null) return '';
  const tokens = Object.entries(page).filter(
    ([key, value]) => /^next|token$|marker$/i.test(key) && typeof value === 'string' && value !== '',
  );
  return tokens.map(([key, value]) => `${key}=${value}`).join('\n');
}

/**
 * The pages, as they are. @throws Error named RepeatedToken where two pages in a row name the same next one: to stop
 * there would pass a part of a list for the whole of it, and what is missing for deleted.
 */
export async function* refusingRepeatedTokens(pages: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  let last = '';
  for await (const page of pages) {
    const tokens = nextTokens(page);
    if (tokens !== '' && tokens === last) {
      throw Object.assign(new Error('The service gave the same page token twice'), { name: 'RepeatedToken' });
    }
    last = tokens;
    yield page;
  }
}
