/** The open documents that are templates, each parsed once a version. */
import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isTemplate } from '../../core/cfn/detect.ts';
import { type Part, parseInSteps, type TemplateDocument } from '../../core/cfn/document/document.ts';
import { type Template, templateOf } from '../../core/cfn/model/template.ts';
import { slices } from './slices.ts';

export interface OpenTemplate {
  readonly document: TextDocument;
  readonly template: Template;
}

export interface OpenTemplates {
  /** Null: it is not open, or no template. What of this version was not parsed yet is parsed at once: see `prepare`. */
  get(uri: string): OpenTemplate | null;
  /** Parses the document in slices, that `get` need not. Rejects with the signal's reason. */
  prepare(uri: string, signal: AbortSignal): Promise<void>;
  /** The uris of all open documents that are templates. */
  all(): readonly string[];
  forget(uri: string): void;
}

/** A version of a document, parsed or on the way to it. */
interface Parsing {
  readonly version: number;
  /** Null: the document is no template. */
  readonly steps: Generator<Part, TemplateDocument> | null;
  /** What is parsed of it, and of the versions before: for the next one. */
  readonly parts: Set<Part>;
  /** Undefined: it is on the way. */
  template: Template | null | undefined;
}

/** `patterns`: see ValidationSettings.files; asked for each time, for settings change. */
export function openTemplates(
  documents: TextDocuments<TextDocument>,
  patterns: () => readonly string[],
): OpenTemplates {
  const parsings = new Map<string, Parsing>();

  const parsingOf = (document: TextDocument): Parsing => {
    const { uri, version } = document;
    const known = parsings.get(uri);
    if (known?.version === version) return known;
    const text = document.getText();
    const steps = isTemplate(text, nameOf(uri), patterns()) ? parseInSteps(text, [...(known?.parts ?? [])]) : null;
    // The earlier parse gives its unchanged blocks away and is not read again.
    const parts = new Set(steps === null ? [] : known?.parts);
    const parsing: Parsing = { version, steps, parts, template: steps === null ? null : undefined };
    parsings.set(uri, parsing);
    return parsing;
  };

  /** One step of the way; what it gives is the template once it is there. */
  const step = (parsing: Parsing): Template | null | undefined => {
    if (parsing.template !== undefined || parsing.steps === null) return parsing.template;
    const { done, value } = parsing.steps.next();
    if (done === true) {
      parsing.parts.clear();
      for (const part of value.parts) parsing.parts.add(part);
      parsing.template = templateOf(value);
    } else parsing.parts.add(value);
    return parsing.template;
  };

  const templateIn = (document: TextDocument): Template | null => {
    const parsing = parsingOf(document);
    for (;;) {
      const template = step(parsing);
      if (template !== undefined) return template;
    }
  };

  return {
    get: (uri) => {
      const document = documents.get(uri);
      const template = document === undefined ? null : templateIn(document);
      return document === undefined || template === null ? null : { document, template };
    },
    prepare: async (uri, signal) => {
      const document = documents.get(uri);
      if (document === undefined) return;
      const pause = slices(signal);
      // Another version, `get` or the end of the document may have come in between.
      while (documents.get(uri) === document && step(parsingOf(document)) === undefined) await pause();
    },
    all: () => documents.all().flatMap((document) => (templateIn(document) === null ? [] : [document.uri])),
    forget: (uri) => {
      parsings.delete(uri);
    },
  };
}

/** `untitled:Untitled-1` and the documents of other schemes have names too. */
export function nameOf(uri: string): string {
  const path = uri.replace(/[?#].*$/, '');
  const last = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    // A stray percent sign: the name is what it is.
    return last;
  }
}
