import { pathAt } from '../../server/src/app/templates/validateText.ts';
import { parseTemplate } from '../../server/src/core/cfn/document/document.ts';
import type { Span } from '../../server/src/core/cfn/document/node.ts';
import { linesIn } from '../../server/src/core/cfn/lines.ts';
import { templateOf } from '../../server/src/core/cfn/model/template.ts';
import { rules } from '../../server/src/core/cfn/rules/index.ts';
import type { Severity } from '../../server/src/core/cfn/rules/rule.ts';
import { validateAll } from '../../server/src/core/cfn/validate.ts';
import type { languageData } from '../support/languageData.ts';

export interface OwnFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** Where it is marked, and the other places that it names. */
  readonly places: readonly Place[];
}

export interface Place {
  /** From 1. */
  readonly startLine: number;
  readonly endLine: number;
  readonly path: readonly (string | number)[];
}

export function ownFindings(text: string, data: ReturnType<typeof languageData>): readonly OwnFinding[] {
  const template = templateOf(parseTemplate(text));
  const at = linesIn(text);
  const placeOf = ({ start, end }: Span): Place => ({
    startLine: at(start).line,
    endLine: at(end).line,
    path: pathAt(template, start),
  });
  return validateAll(template, { ...data, rules, ignore: [], severities: {} }).map((found) => ({
    rule: found.rule,
    severity: found.severity,
    places: [placeOf(found.span), ...(found.related ?? []).map(({ span }) => placeOf(span))],
  }));
}
