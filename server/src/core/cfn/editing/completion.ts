/** What may be written at the cursor. */
import type { Span } from '../document/node.ts';
import type { SyntaxProblem } from '../document/problem.ts';
import { argumentCompletions, functionCompletions } from './completeFunctions.ts';
import { policyCompletions } from './completePolicies.ts';
import { propertyKeys, propertyValues, typeNames } from './completeSchema.ts';
import { resourceKeys, sectionEntryCompletions, sectionKeys } from './completeSections.ts';
import type { Completion, CompletionContext } from './completionItem.ts';
import { type Cursor, cursorAt } from './cursor.ts';

export interface Completions {
  /** What a completion replaces. */
  readonly span: Span;
  readonly items: readonly Completion[];
}

export function completionsAt(context: CompletionContext, offset: number): Completions {
  const { text, language, problems } = context.template.document;
  // What is not read for its depth or its size is no place to look around in either.
  if (problems.some(({ code }) => UNREAD.has(code))) return { span: { start: offset, end: offset }, items: [] };
  const cursor = cursorAt(text, offset, language);
  return { span: cursor.word, items: itemsAt(context, cursor) };
}

const UNREAD = new Set<SyntaxProblem['code']>(['notText', 'tooDeep', 'tooLarge']);

function itemsAt(context: CompletionContext, cursor: Cursor): readonly Completion[] {
  const { path, due, call } = cursor;
  if (call !== null) {
    const told = argumentCompletions(context, cursor, call);
    if (told !== null) return told;
  }
  if (path.length === 0) return due === 'key' ? sectionKeys(context, cursor) : [];
  if (path.length === 2 && path[0] === 'Resources' && due === 'key') return resourceKeys(context, cursor);
  if (path.length === 3 && path[0] === 'Resources' && path[2] === 'Type') return typeNames(context, cursor);
  const inPolicy = policyCompletions(context, cursor);
  if (inPolicy !== null) return inPolicy;
  const ofSection = sectionEntryCompletions(context, cursor);
  if (ofSection !== null) return ofSection;
  const keys = due === 'value' ? [] : propertyKeys(context, cursor);
  const values = due === 'key' ? [] : [...propertyValues(context, cursor), ...functionCompletions(context, cursor)];
  return [...keys, ...values];
}
