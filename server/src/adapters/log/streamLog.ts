/** A log for the command line: one line a message, to a stream. */
import type { Log, LogData } from '../../core/ports.ts';
import { logLine } from './line.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const order: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

export function createStreamLog(write: (line: string) => void, lowest: LogLevel): Log {
  const at = (level: LogLevel) => (message: string, data?: LogData) => {
    if (order.indexOf(level) >= order.indexOf(lowest)) write(`${level}: ${logLine(message, data)}\n`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
