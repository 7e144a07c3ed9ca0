/** Addresses as they are written; the core imports no `node:net`. */
export function isIPv4(text: string): boolean {
  const bytes = text.trim().split('.');
  return bytes.length === 4 && bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) <= 255);
}

export function isIPv6(text: string): boolean {
  const [head = '', tail, more] = text.trim().split('::');
  if (more !== undefined) return false;
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const all = [...groups(head), ...groups(tail ?? '')];
  const last = all.at(-1);
  const hasIPv4 = last?.includes('.') === true && isIPv4(last);
  const count = all.length + (hasIPv4 ? 1 : 0);
  const plain = hasIPv4 ? all.slice(0, -1) : all;
  const isWhole = tail === undefined ? count === 8 : count < 8;
  return isWhole && plain.every((group) => /^[0-9a-f]{1,4}$/i.test(group));
}
