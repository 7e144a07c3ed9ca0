/** A document that says why there is nothing to show: JSON, as all documents of resources are. Pure. */
export function noteDocument(text: string): string {
  return `${JSON.stringify({ note: text }, null, 2)}\n`;
}
