/** What can be folded: every map and list that spans lines, and runs of comments. Lines count from 0. */
import { type Node, spanOf, startOf, walk } from '../document/node.ts';
import type { Template } from '../model/template.ts';

export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'comment' | 'region';
}

/** `lineOf`: of an offset. */
export function foldsOf(template: Template, lineOf: (offset: number) => number): readonly Fold[] {
  const { root } = template;
  const folds = new Map<number, Fold>();
  const add = (startLine: number, endLine: number, kind: Fold['kind']) => {
    const known = folds.get(startLine);
    if (endLine > startLine && (known === undefined || known.endLine < endLine))
      folds.set(startLine, { startLine, endLine, kind });
  };
  if (root !== null) {
    for (const node of walk(root)) {
      if (node.kind === 'scalar') {
        if (node.style === 'block')
          add(lineOf(startOf(node)), lastLine(node, lineOf, template.document.text), 'region');
        continue;
      }
      if (node.kind === 'map') {
        for (const { key, value } of node.entries) {
          if (value.kind !== 'scalar')
            add(lineOf(startOf(key)), lastLine(value, lineOf, template.document.text), 'region');
        }
        continue;
      }
      for (const one of node.items) {
        if (one.kind !== 'scalar') add(lineOf(startOf(one)), lastLine(one, lineOf, template.document.text), 'region');
      }
    }
  }
  for (const { start, end } of commentRuns(template.document.text)) add(start, end, 'comment');
  return [...folds.values()].sort((a, b) => a.startLine - b.startLine);
}

/** Blank lines after it do not belong to it. */
function lastLine(node: Node, lineOf: (offset: number) => number, text: string): number {
  const { start, end } = spanOf(node);
  const written = text.slice(start, end).trimEnd();
  return lineOf(start + written.length);
}

function commentRuns(text: string): readonly { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const [line, content] of text.split('\n').entries()) {
    if (!content.trimStart().startsWith('#')) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.end === line - 1) last.end = line;
    else runs.push({ start: line, end: line });
  }
  return runs;
}
