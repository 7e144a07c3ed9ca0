/** The address of a report on the set-up of real time. Pure. */
export const setupScheme = 'panther-setup';

/** `/1764156131000/Real-Time Setup 14:02:11.txt`: the name is what the tab shows. */
export function setupPath(at: number): string {
  return `/${at}/Real-Time Setup ${new Date(at).toTimeString().slice(0, 8)}.txt`;
}
