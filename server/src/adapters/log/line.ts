import { escapedText } from '../../core/inventory/text.ts';
import type { LogData } from '../../core/ports.ts';
import { redact } from './redact.ts';

/** A message and its data as one line, redacted, safe for a terminal: `scan began accountId=123456789012`. */
export function logLine(message: string, data: LogData = {}): string {
  const pairs = Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${shown(value)}`]));
  return escapedText(redact([message, ...pairs].join(' ')));
}

function shown(value: string | number | boolean | null): string {
  return typeof value === 'string' && /[\s"=]/.test(value) ? JSON.stringify(value) : String(value);
}
