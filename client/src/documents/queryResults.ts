/** Results of queries as read-only documents. The server keeps the rows; here is what was asked. */
import * as vscode from 'vscode';
import { type QueryResult, queryText, type ResultFormat } from '../../../server/src/protocol/query.ts';
import { errorLine } from '../errors/userError.ts';
import { readResultPath, resultName, resultPath, resultScheme } from '../query/queryText.ts';
import type { Server } from '../server.ts';
import { signalOf } from '../ui/cancellation.ts';

export interface ShownResult {
  readonly sql: string;
  readonly result: QueryResult;
}

export interface QueryResults extends vscode.Disposable {
  /** The address under which a result can be opened. */
  add(shown: ShownResult, format: ResultFormat): vscode.Uri;
  of(uri: vscode.Uri): (ShownResult & { readonly format: ResultFormat }) | null;
  /** The same result in another format. */
  as(uri: vscode.Uri, format: ResultFormat): vscode.Uri | null;
}

const mostKept = 50;

export function createQueryResults(server: Server): QueryResults {
  const kept = new Map<string, ShownResult>();
  const registration = vscode.workspace.registerTextDocumentContentProvider(resultScheme, {
    provideTextDocumentContent: (uri, token) => content(server, uri, signalOf(token)),
  });

  function of(uri: vscode.Uri): (ShownResult & { readonly format: ResultFormat }) | null {
    const place = uri.scheme === resultScheme ? readResultPath(uri.path) : null;
    const shown = place === null ? undefined : kept.get(place.id);
    return place === null || shown === undefined ? null : { ...shown, format: place.format };
  }

  return {
    add(shown, format) {
      kept.set(shown.result.id, shown);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return addressOf(shown, format);
    },
    of,
    as(uri, format) {
      const shown = of(uri);
      return shown === null ? null : addressOf(shown, format);
    },
    dispose: () => registration.dispose(),
  };
}

function addressOf({ sql, result }: ShownResult, format: ResultFormat): vscode.Uri {
  return vscode.Uri.from({ scheme: resultScheme, path: resultPath(result.id, resultName(sql), format) });
}

async function content(server: Server, uri: vscode.Uri, signal: AbortSignal): Promise<string> {
  const place = readResultPath(uri.path);
  if (place === null) return vscode.l10n.t('This is not the address of a result.');
  try {
    let text = '';
    for (let offset: number | null = 0; offset !== null; ) {
      const page: { readonly text: string; readonly next: number | null } | null = await server.request(
        queryText,
        { ...place, offset },
        signal,
      );
      if (page === null) return vscode.l10n.t('The server does not keep this result any more. Run the query again.');
      text += page.text;
      offset = page.next;
    }
    return text;
  } catch (error) {
    return errorLine(error);
  }
}
