/** Clients of the SDK that refuse answers which are not the service's. */
import type { SdkClient } from './clients.ts';
import { refuseForeign, sayableOf } from './foreignAnswer.ts';

type Next = (request: object) => Promise<{ readonly output: unknown; readonly response: unknown }>;

/** What the SDK tells of the operation that a request is for; modules of before it had schemas tell nothing. */
interface CallContext {
  readonly __smithy_context?: { readonly operationSchema?: readonly unknown[] };
}

export interface OpenClient extends SdkClient {
  readonly middlewareStack: {
    add(
      middleware: (next: Next, context: CallContext) => Next,
      place: { readonly step: 'serialize'; readonly name: string },
    ): void;
  };
}

/** What is not the service's middleware. */
export const foreignAnswerMiddleware = 'foreignAnswerMiddleware';

/** The client, which refuses answers that are not the service's. */
export function withoutForeign(client: OpenClient): SdkClient {
  const look = (next: Next, context: CallContext): Next => {
    const [, , action, , , schema] = context.__smithy_context?.operationSchema ?? [];
    const sayable = sayableOf(String(action), schema);
    return async (request) => {
      const result = await next(request);
      refuseForeign(sayable, result.output, result.response);
      return result;
    };
  };
  client.middlewareStack.add(look, { step: 'serialize', name: foreignAnswerMiddleware });
  return client;
}
