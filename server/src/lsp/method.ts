import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { z } from 'zod';
import type { FailureData } from '../protocol/failure.ts';
import type { Request } from '../protocol/message.ts';

/** One row of the server's table: a request, what its parameters must look like, and who answers it. */
export interface Method {
  readonly name: string;
  /** @throws ResponseError InvalidParams when the parameters are not what the protocol says */
  answer(params: unknown, signal: AbortSignal): Promise<unknown>;
}

export function method<Params, Result>(
  request: Request<Params, Result>,
  schema: z.ZodType<Params>,
  handle: (params: Params, signal: AbortSignal) => Promise<Result>,
): Method {
  return {
    name: request.method,
    answer: async (params, signal) => handle(checked(request.method, schema, params), signal),
  };
}

function checked<Params>(name: string, schema: z.ZodType<Params>, params: unknown): Params {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  throw new ResponseError<FailureData>(
    ErrorCodes.InvalidParams,
    `Wrong parameters for ${name}: ${z.prettifyError(parsed.error)}`,
    { code: 'BAD_INPUT', hint: null, accountId: null, region: null, file: null, line: null, column: null },
  );
}
