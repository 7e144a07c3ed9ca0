import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Severity } from '../../core/cfn/rules/rule.ts';
import type { Diagnosis } from '../../core/cfn/validate.ts';
import { rangeOf } from './ranges.ts';

export const diagnosticSource = 'Panther';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

export function diagnosticOf(document: TextDocument, diagnosis: Diagnosis): Diagnostic {
  const { rule, severity, span, message, link, related, unnecessary } = diagnosis;
  return {
    range: rangeOf(document, span),
    severity: SEVERITIES[severity],
    code: rule,
    source: diagnosticSource,
    message,
    ...(link !== null && { codeDescription: { href: link } }),
    ...(unnecessary === true && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related !== undefined && {
      relatedInformation: related.map((other) => ({
        location: { uri: document.uri, range: rangeOf(document, other.span) },
        message: other.message,
      })),
    }),
  };
}
