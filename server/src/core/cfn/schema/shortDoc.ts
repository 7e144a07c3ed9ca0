const MAX_LENGTH = 320;

/** The beginning of a documentation text, cut where a sentence ends: a hover is no manual, and 1,800 types add up. */
export function shortDoc(markdown: string): string {
  const text = markdown
    .replace(/^>.*$/gm, '')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
  if (text.length <= MAX_LENGTH) return text;
  const start = text.slice(0, MAX_LENGTH);
  const end = Math.max(start.lastIndexOf('. '), start.lastIndexOf('.\n'));
  // Half a link would be shown as it is written.
  const cut = end > 80 ? start.slice(0, end + 1) : `${start.replace(/\s+\S*$/, '')} …`;
  const opened = cut.lastIndexOf('[');
  return opened > cut.lastIndexOf(')') && opened > 0 ? `${cut.slice(0, opened).trimEnd()} …` : cut;
}
