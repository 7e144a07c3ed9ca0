import type { Connection } from 'vscode-languageserver/node';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { askMfaCode } from '../protocol/accounts.ts';

/** Asks the person at the editor. @throws AppError CANCELLED when they give no code */
export async function askClientForMfa(
  connection: Pick<Connection, 'sendRequest'>,
  serial: string,
  profile: string | null,
): Promise<string> {
  const code = z.nullable(z.string()).parse(await connection.sendRequest(askMfaCode.method, { serial, profile }));
  if (code === null) throw new AppError('CANCELLED', 'No MFA code was given');
  return code;
}
