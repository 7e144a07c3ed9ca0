/** A log that the editor shows in its channel, by window/logMessage. */
import type { RemoteConsole } from 'vscode-languageserver/node';
import type { Log } from '../../core/ports.ts';
import { logLine } from './line.ts';

export function createConnectionLog(remote: Pick<RemoteConsole, 'debug' | 'info' | 'warn' | 'error'>): Log {
  return {
    debug: (message, data) => remote.debug(logLine(message, data)),
    info: (message, data) => remote.info(logLine(message, data)),
    warn: (message, data) => remote.warn(logLine(message, data)),
    error: (message, data) => remote.error(logLine(message, data)),
  };
}
