/** Validates open templates soon after they change, in slices that leave the server free for whoever asks in between. */
import type { Diagnostic } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isTemplate } from '../../core/cfn/detect.ts';
import { rules } from '../../core/cfn/rules/index.ts';
import type { OtherTemplate } from '../../core/cfn/rules/rule.ts';
import { type Diagnosis, inOrder, type ValidationOptions, validate } from '../../core/cfn/validate.ts';
import { AppError } from '../../core/errors.ts';
import { damageOf, withoutData } from './damagedData.ts';
import { diagnosticOf, diagnosticSource } from './diagnostic.ts';
import { nameOf } from './documents.ts';
import type { Language } from './language.ts';
import { slices } from './slices.ts';

export interface Validation {
  /** Validates a document when it has been left alone for a moment, and publishes what it finds; `atOnce`: without waiting. */
  schedule(uri: string, options?: { readonly atOnce: boolean }): void;
  /** Findings of the document as it is now; `always`: though validation is off. Rejects with the signal's reason. */
  diagnose(uri: string, signal: AbortSignal, options?: { readonly always: boolean }): Promise<readonly Diagnosis[]>;
  close(uri: string): void;
}

/** Long enough to finish a word, too short to wait for. */
const QUIET_MS = 60;
const MAX_SHOWN = 100;

export function createValidation(language: Language): Validation {
  const running = new Map<string, AbortController>();

  const stop = (uri: string): void => {
    running.get(uri)?.abort();
    running.delete(uri);
  };

  const diagnose: Validation['diagnose'] = async (uri, signal, options = { always: false }) => {
    await language.templates.prepare(uri, signal);
    const open = language.templates.get(uri);
    const { enabled, ignore, severities } = language.settings();
    if (open === null || !(enabled || options.always)) return [];
    const asked = { needs: language.needs, others: () => othersOf(uri, language), ignore, severities };
    const run = async (data: Pick<ValidationOptions, 'rules' | 'schemas' | 'iam'>): Promise<Diagnosis[]> => {
      const found: Diagnosis[] = [];
      const pause = slices(signal);
      for (const diagnoses of validate(open.template, { ...asked, ...data })) {
        for (const diagnosis of diagnoses) found.push(diagnosis);
        await pause();
      }
      return found;
    };
    try {
      return inOrder(await run({ rules, schemas: language.schemas(), iam: language.iam() }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return [damageOf(error), ...inOrder(await run(withoutData))];
    }
  };

  const publish = async (uri: string, signal: AbortSignal, atOnce: boolean): Promise<void> => {
    if (!atOnce) await language.clock.delay(QUIET_MS, signal);
    const version = language.documents.get(uri)?.version;
    const found = await diagnose(uri, signal);
    const document = language.documents.get(uri);
    if (document === undefined || document.version !== version) return;
    await language.connection.sendDiagnostics({ uri, version: document.version, diagnostics: shown(document, found) });
  };

  return {
    diagnose,
    schedule: (uri, { atOnce } = { atOnce: false }) => {
      stop(uri);
      const controller = new AbortController();
      running.set(uri, controller);
      const signal = AbortSignal.any([controller.signal, language.closing]);
      publish(uri, signal, atOnce)
        .catch((error: unknown) => {
          if (signal.aborted) return;
          language.log.error('validation failed', {
            error: error instanceof Error ? (error.stack ?? error.message) : `${error}`,
          });
        })
        .finally(() => {
          if (running.get(uri) === controller) running.delete(uri);
        });
    },
    close: stop,
  };
}

/** What is open counts as it is there, whatever is on the disk. */
function othersOf(uri: string, { documents, workspace, settings }: Language): readonly OtherTemplate[] {
  const open = documents
    .all()
    .filter((document) => document.uri !== uri)
    .map((document) => ({ name: nameOf(document.uri), text: document.getText() }))
    .filter(({ name, text }) => isTemplate(text, name, settings().files));
  const closed = [...workspace.texts()].filter(([at]) => documents.get(at) === undefined).map(([, other]) => other);
  return [...open, ...closed];
}

/** The first ones, errors before the rest, and how many more there are. */
export function shown(document: TextDocument, found: readonly Diagnosis[]): Diagnostic[] {
  if (found.length <= MAX_SHOWN) return found.map((diagnosis) => diagnosticOf(document, diagnosis));
  const graver = { error: 0, warning: 1, info: 2 } as const;
  const first = inOrder(found.toSorted((a, b) => graver[a.severity] - graver[b.severity]).slice(0, MAX_SHOWN));
  const top = { line: 0, character: 0 };
  const rest: Diagnostic = {
    range: { start: top, end: top },
    severity: 3,
    source: diagnosticSource,
    message: `${found.length - MAX_SHOWN} more findings are not shown. Panther: Validate Template lists them all.`,
  };
  return [...first.map((diagnosis) => diagnosticOf(document, diagnosis)), rest];
}
