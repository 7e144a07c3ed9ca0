/** `*` stands for any text, `?` for one letter. Takes time in proportion to the product of the two lengths at most. */
export function matchesWildcard(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < text.length; ) {
    const letter = pattern[at];
    if (letter === '*') {
      star = at;
      resume = index;
      at += 1;
    } else if (letter !== undefined && (letter === '?' || letter === text[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
