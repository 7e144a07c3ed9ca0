import { type CodeAction, CodeActionKind } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { ignoreOnLine } from '../../../core/cfn/editing/ignoring.ts';
import type { Fix } from '../../../core/cfn/rules/rule.ts';
import type { Diagnosis } from '../../../core/cfn/validate.ts';
import { answering } from '../answering.ts';
import { diagnosticOf } from '../diagnostic.ts';
import type { Feature } from '../features.ts';
import { rangeOf } from '../ranges.ts';

export const codeActions: Feature = {
  capability: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
  register: (language, validation) => {
    language.connection.onCodeAction(
      answering(language, async ({ textDocument: { uri }, range, context }, signal): Promise<CodeAction[]> => {
        const open = language.templates.get(uri);
        const wanted = context.only ?? [CodeActionKind.QuickFix];
        if (open === null || !wanted.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
        const { document, template } = open;
        const start = document.offsetAt(range.start);
        const end = document.offsetAt(range.end);
        const found = (await validation.diagnose(uri, signal)).filter(
          ({ span }) => span.start <= end && start <= span.end,
        );
        const text = template.document.text;
        return found.flatMap((diagnosis) => [
          ...(diagnosis.fixes ?? []).map((fix) => actionOf(document, diagnosis, fix)),
          ...ignoreOnLine(diagnosis, text, template.document.language).map((fix) => actionOf(document, diagnosis, fix)),
        ]);
      }),
    );
  },
};

function actionOf(document: TextDocument, diagnosis: Diagnosis, fix: Fix): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(document, diagnosis)],
    ...(fix.preferred === true && { isPreferred: true }),
    edit: {
      changes: {
        [document.uri]: fix.edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })),
      },
    },
  };
}
