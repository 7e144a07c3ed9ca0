/** What the rules find in the text of a template, as other programs read it. */

import { parseTemplate } from '../../core/cfn/document/document.ts';
import { keyText, pathOf } from '../../core/cfn/document/node.ts';
import { nodeAt } from '../../core/cfn/editing/nodeAt.ts';
import { type LineColumn, linesIn } from '../../core/cfn/lines.ts';
import { type Template, templateOf } from '../../core/cfn/model/template.ts';
import { rules } from '../../core/cfn/rules/index.ts';
import type { PantherNeeds } from '../../core/cfn/rules/needs.ts';
import type { OtherTemplate, Severity } from '../../core/cfn/rules/rule.ts';
import type { IamIndex } from '../../core/cfn/schema/iam.ts';
import type { SchemaIndex } from '../../core/cfn/schema/schema.ts';
import { validateAll } from '../../core/cfn/validate.ts';

export interface TemplateFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** From 1. */
  readonly start: LineColumn;
  readonly end: LineColumn;
  /** `["Resources", "Queue", "Properties", "DelaySeconds"]`. */
  readonly path: readonly (string | number)[];
  readonly link: string | null;
}

export function validateText(
  text: string,
  options: {
    readonly schemas: SchemaIndex;
    readonly iam: IamIndex;
    readonly needs: PantherNeeds;
    readonly others: () => readonly OtherTemplate[];
    readonly ignore: readonly string[];
  },
): readonly TemplateFinding[] {
  const template = templateOf(parseTemplate(text));
  const at = linesIn(text);
  return validateAll(template, { ...options, rules, severities: {} }).map(
    ({ rule, severity, message, span, link }) => ({
      rule,
      severity,
      message,
      start: at(span.start),
      end: at(span.end),
      path: pathAt(template, span.start),
      link,
    }),
  );
}

export function pathAt(template: Template, offset: number): readonly (string | number)[] {
  const at = nodeAt(template, offset);
  if (at === null) return [];
  const path = pathOf(at.node);
  return at.key === null ? path : [...path, keyText(at.key)];
}
