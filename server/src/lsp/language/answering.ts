/** The boundary of the editing features: cancels, and keeps a fault in one answer from being more than that. */
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { isCancellation } from '../../core/failure.ts';
import type { Language } from './language.ts';

/** Turns a function of parameters and a signal into a handler. */
export function answering<Params, Result>(
  language: Language,
  answer: (params: Params, signal: AbortSignal) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
  return async (params, token) => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => controller.abort());
    if (token.isCancellationRequested) controller.abort();
    const signal = AbortSignal.any([controller.signal, language.closing]);
    try {
      const uri = documentOf(params);
      if (uri !== null) await language.templates.prepare(uri, signal);
      return await answer(params, signal);
    } catch (error) {
      if (signal.aborted || isCancellation(error)) {
        return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled');
      }
      // What a feature refuses, in words for a person.
      if (error instanceof ResponseError) return new ResponseError<never>(error.code, error.message);
      language.log.error('an editing feature failed', {
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      return new ResponseError(ErrorCodes.InternalError, 'Something went wrong inside: see the log');
    } finally {
      subscription.dispose();
    }
  };
}

/** The document that is asked about. */
function documentOf(params: unknown): string | null {
  const { textDocument } = (params ?? {}) as { readonly textDocument?: { readonly uri?: unknown } };
  return typeof textDocument?.uri === 'string' ? textDocument.uri : null;
}
