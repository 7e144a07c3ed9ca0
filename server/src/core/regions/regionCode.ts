/** Whether a text looks like the code of a region, of any partition, also of one that AWS opens tomorrow. */
export function isRegionCode(text: string): boolean {
  return /^[a-z]{2,}(?:-[a-z0-9]+)+$/.test(text) && text.length <= 32;
}
