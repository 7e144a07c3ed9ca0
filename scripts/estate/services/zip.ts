/** The smallest archive that is one: an end record that says that there are no entries. */
export function emptyZip(): Uint8Array {
  return Uint8Array.from([0x50, 0x4b, 0x05, 0x06, ...new Array<number>(18).fill(0)]);
}
