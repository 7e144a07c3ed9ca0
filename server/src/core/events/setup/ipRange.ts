/** Ranges of addresses as EventBridge's `cidr` has them, of IPv4 and of IPv6. */

export interface IpRange {
  /** 4 or 16 of them. */
  readonly bytes: readonly number[];
  /** How many bits of an address have to be those of the range. */
  readonly bits: number;
}

/** Null: it is none that EventBridge takes. A single address is no range there: `/31` and `/127` are the smallest. */
export function readIpRange(text: string): IpRange | null {
  const [address = '', bits = '', ...rest] = text.split('/');
  const bytes = bytesOf(address);
  if (bytes === null || rest.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) >= bytes.length * 8) return null;
  return { bytes, bits: Number(bits) };
}

export function isWithin({ bytes, bits }: IpRange, address: string): boolean {
  const actual = bytesOf(address);
  if (actual?.length !== bytes.length) return false;
  return bytes.every((byte, index) => {
    const fixed = Math.min(8, Math.max(0, bits - index * 8));
    return byte >> (8 - fixed) === (actual[index] ?? 0) >> (8 - fixed);
  });
}

/** Null: it is no address. */
function bytesOf(address: string): readonly number[] | null {
  return address.includes(':') ? bytesOfIpv6(address) : bytesOfIpv4(address);
}

function bytesOfIpv4(address: string): readonly number[] | null {
  const parts = address.split('.');
  const isOne = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return isOne ? parts.map(Number) : null;
}

function bytesOfIpv6(address: string): readonly number[] | null {
  const halves = address.split('::').map((half) => (half === '' ? [] : half.split(':').map(bytesOfGroup)));
  const [first = [], second] = halves;
  const groups = [...first, ...(second ?? [])];
  if (halves.length > 2 || groups.includes(null)) return null;
  const bytes = (half: typeof first) => half.flatMap((group) => group ?? []);
  const missing = 16 - bytes(groups).length;
  if (second === undefined ? missing !== 0 : missing < 2) return null;
  return [...bytes(first), ...Array.from({ length: missing }, () => 0), ...bytes(second ?? [])];
}

/** The last one may be an address of IPv4. */
function bytesOfGroup(group: string): readonly number[] | null {
  if (group.includes('.')) return bytesOfIpv4(group);
  return /^[\da-f]{1,4}$/i.test(group) ? [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255] : null;
}
