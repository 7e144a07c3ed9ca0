/** Findings as people and programs read them. */
import type { TemplateFinding } from '../../app/templates/validateText.ts';
import type { Rule, Severity } from '../../core/cfn/rules/rule.ts';

export interface FileFinding extends TemplateFinding {
  readonly file: string;
}

export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

/** One array; the whole output. */
export function toJson(findings: readonly FileFinding[]): readonly object[] {
  return findings.map(({ file, rule, severity, message, start, end, path }) => ({
    file,
    rule,
    severity,
    message,
    start,
    end,
    path,
  }));
}

/** SARIF 2.1.0, as code scanning services read it. */
export function toSarif(
  findings: readonly FileFinding[],
  rules: readonly Pick<Rule, 'id' | 'title' | 'about' | 'severity' | 'link'>[],
  version: string,
): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'panther-scan',
            version,
            rules: rules.map(({ id, title, about, severity, link }) => ({
              id,
              shortDescription: { text: title },
              fullDescription: { text: about },
              ...(link !== undefined && { helpUri: link }),
              defaultConfiguration: { level: LEVELS[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ file, rule, severity, message, start, end }) => ({
          ruleId: rule,
          level: LEVELS[severity],
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: file.split('\\').map(encodeURIComponent).join('/').replaceAll('%2F', '/') },
                region: {
                  startLine: start.line,
                  startColumn: start.column,
                  endLine: end.line,
                  endColumn: end.column,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A workflow command of GitHub Actions: it marks the line in a pull request. */
export function toGithub({ file, rule, severity, message, start, end }: FileFinding): string {
  const command = severity === 'info' ? 'notice' : severity;
  const properties = {
    file,
    line: start.line,
    endLine: end.line,
    col: start.column,
    endColumn: end.column,
    title: rule,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${command} ${list.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** `stack.yaml:4:7 error E3002 ...`: editors and terminals make a link of it. */
export function toLine({ file, rule, severity, message, start }: FileFinding): string {
  return `${file}:${start.line}:${start.column} ${severity} ${rule} ${message}`;
}

const GRAVITY: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return GRAVITY[severity] >= GRAVITY[limit];
}
