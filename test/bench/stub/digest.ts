/** Numbers and ids made from text, the same in every run. */
import { hash } from 'node:crypto';

const bytes = 6;

/** 48 bits: equal texts are the only ones that are likely to share one. */
export function digest(text: string): number {
  return hash('sha1', text, 'buffer').readUIntBE(0, bytes);
}

/** From 0 to 1. */
export function share(text: string): number {
  return digest(text) / 2 ** (8 * bytes);
}

/** Hexadecimal digits, 40 at most, that look like an AWS id's. */
export function hex(text: string, length: number): string {
  return hash('sha1', text).slice(0, length);
}
