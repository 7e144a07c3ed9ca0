import { DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import { answering } from '../answering.ts';
import type { Feature } from '../features.ts';
import { shown } from '../validation.ts';

export const pullDiagnostics: Feature = {
  capability: {
    diagnosticProvider: { identifier: 'panther', interFileDependencies: false, workspaceDiagnostics: false },
  },
  register: (language, validation) => {
    language.connection.languages.diagnostics.on(
      answering(language, async ({ textDocument: { uri } }, signal) => {
        const found = await validation.diagnose(uri, signal);
        const document = language.documents.get(uri);
        const items = document === undefined ? [] : shown(document, found);
        return { kind: DocumentDiagnosticReportKind.Full, items };
      }),
    );
  },
};
