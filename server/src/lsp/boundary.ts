/**
 * The one boundary of the language server: checks parameters, turns cancellation tokens into signals and whatever was
 * thrown into a ResponseError with FailureData.
 */
import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import { failureOf, isCancellation } from '../core/failure.ts';
import type { Log } from '../core/ports.ts';
import type { FailureData } from '../protocol/failure.ts';
import type { Method } from './method.ts';

type Answer = unknown | ResponseError<FailureData | undefined>;

/** `closing` aborts what is under way when the server shuts down. */
export function serve(
  connection: Pick<Connection, 'onRequest'>,
  methods: readonly Method[],
  log: Log,
  closing: AbortSignal,
): void {
  for (const method of methods) {
    // A request without parameters arrives with its token alone.
    connection.onRequest(method.name, (...received: readonly unknown[]) => {
      const token = received.at(-1) as CancellationToken;
      return answer(method, received.length > 1 ? received[0] : null, token, log, closing);
    });
  }
}

async function answer(
  method: Method,
  params: unknown,
  token: CancellationToken,
  log: Log,
  closing: AbortSignal,
): Promise<Answer> {
  const controller = new AbortController();
  const subscription = token.onCancellationRequested(() => controller.abort());
  if (token.isCancellationRequested) controller.abort();
  const signal = AbortSignal.any([controller.signal, closing]);
  const startedAt = performance.now();
  try {
    const result = await method.answer(params, signal);
    log.debug('answered', { method: method.name, ms: Math.round(performance.now() - startedAt) });
    return result;
  } catch (error) {
    return toResponseError(error, method.name, signal, log);
  } finally {
    subscription.dispose();
  }
}

function toResponseError(
  error: unknown,
  method: string,
  signal: AbortSignal,
  log: Log,
): ResponseError<FailureData | undefined> {
  if (signal.aborted || isCancellation(error)) {
    return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled');
  }
  if (error instanceof ResponseError) {
    log.warn('request refused', { method, error: error.message });
    return error;
  }
  const failure = failureOf(error);
  if (failure === null) {
    log.error('internal error', {
      method,
      error: error instanceof Error ? (error.stack ?? error.message) : `${error}`,
    });
    return new ResponseError(ErrorCodes.InternalError, 'Something went wrong inside: see the log');
  }
  const { message, ...where } = failure;
  log.warn('request failed', { method, error: message, ...where });
  return new ResponseError(LSPErrorCodes.RequestFailed, message, where);
}
