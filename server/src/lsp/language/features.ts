/**
 * The editing features: each with the capability that announces it and the handler that serves it, so that none can be
 * had without the other. A new feature is one line in the list.
 */
import type { ServerCapabilities } from 'vscode-languageserver/node';
import { codeActions } from './features/codeActions.ts';
import { codeLenses } from './features/codeLenses.ts';
import { completion } from './features/completion.ts';
import { definition } from './features/definition.ts';
import { documentLinks } from './features/documentLinks.ts';
import { documentSymbols } from './features/documentSymbols.ts';
import { foldingRanges } from './features/foldingRanges.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlayHints.ts';
import { pullDiagnostics } from './features/pullDiagnostics.ts';
import { highlights, references } from './features/references.ts';
import { rename } from './features/rename.ts';
import { selectionRanges } from './features/selectionRanges.ts';
import { semanticTokens } from './features/semanticTokens.ts';
import type { Language } from './language.ts';
import type { Validation } from './validation.ts';

export interface Feature {
  readonly capability: Partial<ServerCapabilities>;
  register(language: Language, validation: Validation): void;
}

export const features: readonly Feature[] = [
  codeActions,
  codeLenses,
  completion,
  definition,
  documentLinks,
  documentSymbols,
  foldingRanges,
  highlights,
  hover,
  inlayHints,
  pullDiagnostics,
  references,
  rename,
  selectionRanges,
  semanticTokens,
];
