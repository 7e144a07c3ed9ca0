import type { SQLOutputValue } from 'node:sqlite';
import type { SqlValue } from '../../../core/query/queries.ts';

/** Of a blob only its beginning is shown. */
const SHOWN_BYTES = 64;

/** A value of SQLite's as JSON can hold it. */
export function toValue(value: SQLOutputValue | undefined): SqlValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string') return value.toWellFormed();
  const hex = Buffer.from(value.buffer, value.byteOffset, Math.min(value.byteLength, SHOWN_BYTES)).toString('hex');
  return value.byteLength > SHOWN_BYTES ? `x'${hex}…' (${value.byteLength} bytes)` : `x'${hex}'`;
}
