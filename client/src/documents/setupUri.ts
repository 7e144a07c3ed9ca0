/** The address of a report on the set-up of real time. Pure. */
export const setupScheme = 'panther-setup';

/** `/1764156131000/Real-Time Setup.txt`: the name is what the tab shows. */
export function setupPath(at: number): string {
  return `/${at}/Real-Time Setup.txt`;
}
