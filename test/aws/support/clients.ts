import { type Connection, connectTo } from '../../../scripts/estate/connection.ts';

/** Full rights in an account of the emulator, in one region. */
export async function inAccount(endpoint: string, accountId: string, region = 'us-east-1'): Promise<Connection> {
  return { ...(await connectTo(endpoint, accountId)), region };
}

/** The name and the HTTP status of the error with which a call fails. @throws Error where it succeeds */
export async function failureOf(call: Promise<unknown>): Promise<{ readonly name: string; readonly status: unknown }> {
  try {
    await call;
  } catch (error) {
    const metadata = error instanceof Error && '$metadata' in error ? error.$metadata : undefined;
    const status =
      typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
        ? metadata.httpStatusCode
        : undefined;
    return { name: error instanceof Error ? error.name : String(error), status };
  }
  throw new Error('The call was expected to fail');
}
