/** What words of a template mean, for colours that a grammar of YAML cannot give. In the order of the text. */
import { type Span, spanOf, walk } from '../document/node.ts';
import { functionAt, innerSpan } from '../model/functions.ts';
import { pseudoParameters } from '../model/pseudoParameters.ts';
import { referencesOf } from '../model/references.ts';
import type { Template } from '../model/template.ts';
import { targetOf } from './symbols.ts';

export const tokenKinds = ['class', 'variable', 'parameter', 'enum', 'macro', 'function', 'property'] as const;
export type TokenKind = (typeof tokenKinds)[number];

export interface Token {
  readonly span: Span;
  readonly kind: TokenKind;
}

export function tokensOf(template: Template): readonly Token[] {
  const tokens: Token[] = [];
  for (const { entry, typeNode, type } of template.resources.values()) {
    tokens.push({ span: innerSpan(entry.key), kind: 'variable' });
    if (typeNode !== null && type !== null) tokens.push({ span: innerSpan(typeNode), kind: 'class' });
  }
  for (const entry of template.parameters.values()) tokens.push({ span: innerSpan(entry.key), kind: 'parameter' });
  for (const entry of template.conditions.values()) tokens.push({ span: innerSpan(entry.key), kind: 'macro' });
  for (const entry of template.mappings.values()) tokens.push({ span: innerSpan(entry.key), kind: 'enum' });
  for (const reference of referencesOf(template)) {
    const kind = kindOf(reference.id, targetOf(reference, template)?.section);
    if (kind !== null) tokens.push({ span: reference.span, kind });
  }
  for (const node of template.root === null ? [] : walk(template.root)) {
    const call = functionAt(node);
    if (call !== null && call.name !== 'Condition') tokens.push({ span: spanOf(call.key), kind: 'function' });
  }
  return withoutOverlaps(tokens.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end));
}

function kindOf(id: string, section: string | undefined): TokenKind | null {
  if (id in pseudoParameters) return 'parameter';
  switch (section) {
    case 'Parameters':
      return 'parameter';
    case 'Resources':
      return 'variable';
    case 'Conditions':
      return 'macro';
    case 'Mappings':
      return 'enum';
    default:
      return null;
  }
}

/** An alias gives its anchor's words twice. */
function withoutOverlaps(tokens: readonly Token[]): readonly Token[] {
  let end = 0;
  return tokens.filter(({ span }) => {
    if (span.start < end || span.end <= span.start) return false;
    end = span.end;
    return true;
  });
}
