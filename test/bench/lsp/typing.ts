/** What an editor does with a template: opens it, types into it, asks about places in it. */

import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { systemClock } from '../../../server/src/adapters/clock/clock.ts';
import type { LanguageServer } from '../scan/languageServer.ts';
import { mistake } from './templateText.ts';

export interface Typing {
  /** Milliseconds from the opening to the findings. */
  readonly openMs: number;
  /** Milliseconds from a keystroke to the findings of that version. */
  readonly edits: readonly number[];
  readonly hovers: readonly number[];
  readonly completions: readonly number[];
  readonly findings: number;
}

/** In which all that an edit started is over. */
const PAUSE_MS = 100;

/** @throws Error when the mistake is not found, or nothing is told of a place: the times would be those of no work */
export async function typeInto(
  { client }: LanguageServer,
  text: string,
  {
    edits,
    language,
    signal,
  }: { readonly edits: number; readonly language: 'yaml' | 'json'; readonly signal: AbortSignal },
): Promise<Typing> {
  const published = new Map<number, (diagnostics: readonly Diagnostic[]) => void>();
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.get(params.version ?? 0)?.(params.diagnostics);
  });
  const findingsOf = (version: number) =>
    new Promise<readonly Diagnostic[]>((resolve, reject) => {
      published.set(version, resolve);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  const timed = async <T>(work: Promise<T>, startedAt: number) => ({
    value: await work,
    ms: performance.now() - startedAt,
  });

  const uri = `file:///bench/template.${language}`;
  let document = TextDocument.create(uri, language, 1, text);
  const startedAt = performance.now();
  const first = findingsOf(1);
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: language, version: 1, text },
  });
  const opened = await timed(first, startedAt);
  if (!opened.value.some(({ message }) => String(message).includes(mistake)))
    throw new Error('The mistake is not found.');

  const times: Record<'edits' | 'hovers' | 'completions', number[]> = { edits: [], hovers: [], completions: [] };
  const half = Math.floor(text.length / 2);
  const described = language === 'json' ? '"Description": "Works' : 'Description: Works';
  const typeAt = text.indexOf(described, half < 2000 ? 0 : half) + described.length;
  const hoverAt = text.indexOf('AWS::', half < 2000 ? 0 : half) + 7;
  for (let count = 0; count < edits; count += 1) {
    const position = document.positionAt(typeAt + count);
    const version = document.version + 1;
    const change = { range: { start: position, end: position }, text: 'a' };
    const editedAt = performance.now();
    const found = findingsOf(version);
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    });
    document = TextDocument.update(document, [change], version);
    times.edits.push((await timed(found, editedAt)).ms);
    // Hovers over a type above, and asks for what may follow in the word that is typed.
    const textDocument = { uri };
    const hover = document.positionAt(hoverAt > typeAt ? hoverAt + count + 1 : hoverAt);
    const hovered = await timed(
      client.sendRequest('textDocument/hover', { textDocument, position: hover }),
      performance.now(),
    );
    if (hovered.value === null) throw new Error('Nothing is told of a type.');
    times.hovers.push(hovered.ms);
    const line = document.positionAt(text.lastIndexOf(mistake) + count + 4);
    const completed = await timed(
      client.sendRequest<{ readonly items: readonly unknown[] }>('textDocument/completion', {
        textDocument,
        position: line,
      }),
      performance.now(),
    );
    if (completed.value.items.length === 0) throw new Error('Nothing is offered.');
    times.completions.push(completed.ms);
    await systemClock.delay(PAUSE_MS, signal);
  }
  return { openMs: opened.ms, findings: opened.value.length, ...times };
}
