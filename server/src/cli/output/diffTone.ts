import type { Tone } from './style.ts';

/** Of a line of a unified difference. */
export function diffTone(line: string): Tone {
  if (line.startsWith('---') || line.startsWith('+++')) return 'strong';
  if (line.startsWith('@@')) return 'muted';
  if (line.startsWith('-')) return 'bad';
  return line.startsWith('+') ? 'good' : 'plain';
}
