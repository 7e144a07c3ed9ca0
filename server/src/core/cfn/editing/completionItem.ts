/** One thing that may be written, and what completions are made from. */
import type { Template } from '../model/template.ts';
import type { IamIndex } from '../schema/iam.ts';
import type { SchemaIndex } from '../schema/schema.ts';
import type { Cursor } from './cursor.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'section' | 'type' | 'property' | 'value' | 'function' | 'reference' | 'action';
  /** A type, a section: shown beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly doc?: string;
  /** What is inserted, if that is not the label; `$1` and `$0` are places of the cursor where `isSnippet`. */
  readonly insert?: string;
  readonly isSnippet?: boolean;
  /** Orders before others of its kind: required properties first. */
  readonly first?: boolean;
}

export interface CompletionContext {
  readonly template: Template;
  readonly schemas: SchemaIndex;
  readonly iam: IamIndex;
}

/** `Key: ` or `"Key": `, with what follows it. `opens`: a map or a list comes. */
export function keyInsert(
  name: string,
  opens: 'map' | 'list' | null,
  cursor: Cursor,
  language: 'yaml' | 'json',
): string {
  if (language === 'json') {
    if (cursor.hasColon) return `"${name}"`;
    const value = opens === 'map' ? '{$0}' : opens === 'list' ? '[$0]' : '$0';
    return `"${name}": ${value}`;
  }
  if (cursor.hasColon) return name;
  const inner = ' '.repeat(cursor.indent + 2);
  if (opens === 'map') return `${name}:\n${inner}$0`;
  if (opens === 'list') return `${name}:\n${inner}- $0`;
  return `${name}: $0`;
}

/** Names of the template's own. */
export function names(ids: Iterable<string>, detail: string): readonly Completion[] {
  return [...ids].map((label) => ({ label, kind: 'reference', detail }));
}
