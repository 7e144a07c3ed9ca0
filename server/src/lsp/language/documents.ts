/** The open documents that are templates, each parsed once a version. */
import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isTemplate } from '../../core/cfn/detect.ts';
import { parseTemplate, type TemplateDocument } from '../../core/cfn/document/document.ts';
import { type Template, templateOf } from '../../core/cfn/model/template.ts';

export interface OpenTemplate {
  readonly document: TextDocument;
  readonly template: Template;
}

export interface OpenTemplates {
  /** Null: it is not open, or no template. Parses if this version was not parsed yet. */
  get(uri: string): OpenTemplate | null;
  /** The uris of all open documents that are templates. */
  all(): readonly string[];
  forget(uri: string): void;
}

interface Parsed {
  readonly version: number;
  readonly parse: TemplateDocument;
  readonly template: Template;
}

/** `patterns`: see ValidationSettings.files; asked for each time, for settings change. */
export function openTemplates(
  documents: TextDocuments<TextDocument>,
  patterns: () => readonly string[],
): OpenTemplates {
  const parsed = new Map<string, Parsed>();

  const templateIn = (document: TextDocument): Template | null => {
    const { uri, version } = document;
    const known = parsed.get(uri);
    if (known?.version === version) return known.template;
    const text = document.getText();
    if (!isTemplate(text, nameOf(uri), patterns())) {
      parsed.delete(uri);
      return null;
    }
    // The earlier parse gives its unchanged blocks away and is not read again.
    const parse = parseTemplate(text, known?.parse ?? null);
    const template = templateOf(parse);
    parsed.set(uri, { version, parse, template });
    return template;
  };

  return {
    get: (uri) => {
      const document = documents.get(uri);
      const template = document === undefined ? null : templateIn(document);
      return document === undefined || template === null ? null : { document, template };
    },
    all: () => documents.all().flatMap((document) => (templateIn(document) === null ? [] : [document.uri])),
    forget: (uri) => {
      parsed.delete(uri);
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
