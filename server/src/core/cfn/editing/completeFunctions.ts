/** Functions and what they name. */

import { tagOfFunction } from '../document/functionNames.ts';
import { nodeAtPath, textOf, valueAt } from '../document/node.ts';
import { functionInfo } from '../model/functionInfo.ts';
import { pseudoParameters } from '../model/pseudoParameters.ts';
import { type Completion, type CompletionContext, names } from './completionItem.ts';
import type { Cursor } from './cursor.ts';

const IN_CONDITIONS = new Set(['Fn::And', 'Fn::Equals', 'Fn::Not', 'Fn::Or', 'Condition']);

/** They stand where keys do. */
const KEYS = new Set(['Fn::ForEach', 'Fn::Transform']);

/** The functions that may stand where a value is due. */
export function functionCompletions({ template }: CompletionContext, { path, quoted }: Cursor): readonly Completion[] {
  if (quoted) return [];
  const inConditions = path[0] === 'Conditions' || path[0] === 'Rules';
  if (!inConditions && path[0] !== 'Resources' && path[0] !== 'Outputs') return [];
  return Object.entries(functionInfo)
    .filter(([name]) => !KEYS.has(name) && (inConditions || !IN_CONDITIONS.has(name)))
    .map(([name, { doc, usage }]): Completion => {
      const tag = template.document.language === 'yaml' ? tagOfFunction(name) : undefined;
      const insert = tag === undefined ? `{"${name}": $0}` : `${tag} $0`;
      return { label: tag ?? name, kind: 'function', detail: usage, doc, insert, isSnippet: true };
    });
}

/** Null: the function says nothing about this argument. */
export function argumentCompletions(
  context: CompletionContext,
  cursor: Cursor,
  call: NonNullable<Cursor['call']>,
): readonly Completion[] | null {
  const { template } = context;
  const { index } = call;
  switch (call.name) {
    case 'Ref':
      return referables(context);
    case 'Condition':
      return names(template.conditions.keys(), 'condition');
    case 'Fn::GetAtt':
      return index === null || index === 0
        ? resourcesAndAttributes(context, cursor, index)
        : attributesOfFirst(context, cursor);
    case 'Fn::Sub':
      return index === null || index === 0 ? inSub(context, cursor) : null;
    case 'Fn::If':
      return index === 0 ? names(template.conditions.keys(), 'condition') : null;
    case 'Fn::FindInMap':
      return findInMap(context, index);
    case 'Fn::GetAZs':
      return [
        { label: '""', kind: 'value', detail: 'the region of the stack' },
        { label: '!Ref AWS::Region', kind: 'value' },
      ];
    default:
      return null;
  }
}

function referables({ template }: CompletionContext): readonly Completion[] {
  return [
    ...[...template.parameters].map(
      ([label, { value }]): Completion => ({
        label,
        kind: 'reference',
        detail: textOf(valueAt(value, 'Type')) ?? 'parameter',
        first: true,
      }),
    ),
    ...[...template.resources].map(
      ([label, { type }]): Completion => ({ label, kind: 'reference', detail: type ?? 'resource', first: true }),
    ),
    ...Object.entries(pseudoParameters).map(
      ([label, doc]): Completion => ({ label, kind: 'reference', doc, detail: 'pseudo parameter' }),
    ),
  ];
}

function attributesOf(
  { template, schemas }: CompletionContext,
  id: string,
): readonly (readonly [string, string | undefined])[] {
  const type = template.resources.get(id)?.type ?? null;
  const schema = type === null ? null : schemas.get(type);
  return Object.entries(schema?.attributes ?? {}).map(([name, { doc }]) => [name, doc] as const);
}

/** `Queue` alone in the list form, `Queue.Arn` in one word. */
function resourcesAndAttributes(
  context: CompletionContext,
  { typed }: Cursor,
  index: number | null,
): readonly Completion[] {
  const ids = [...context.template.resources.keys()];
  if (index === 0) return names(ids, 'resource');
  const id = typed.includes('.') ? typed.slice(0, typed.indexOf('.')) : null;
  return ids
    .filter((one) => id === null || one === id)
    .flatMap((one) =>
      attributesOf(context, one).map(
        ([name, doc]): Completion => ({
          label: `${one}.${name}`,
          kind: 'reference',
          ...(doc !== undefined && { doc }),
        }),
      ),
    );
}

function attributesOfFirst(context: CompletionContext, { path }: Cursor): readonly Completion[] {
  const id = firstArgument(context, path, 'Fn::GetAtt');
  if (id === undefined) return [];
  return attributesOf(context, id).map(([label, doc]) => ({
    label,
    kind: 'reference',
    ...(doc !== undefined && { doc }),
  }));
}

function firstArgument(
  { template }: CompletionContext,
  path: readonly (string | number)[],
  name: string,
): string | undefined {
  const list = nodeAtPath(template.root, [...path, name]);
  return list?.kind === 'list' ? textOf(list.items[0]) : undefined;
}

/** Within `${`: what may be filled in. The completion replaces the whole text up to the cursor, so it says it again. */
function inSub(context: CompletionContext, { typed }: Cursor): readonly Completion[] {
  const opened = typed.lastIndexOf('${');
  if (opened < 0 || typed.indexOf('}', opened) >= 0) return [];
  const before = typed.slice(0, opened + 2);
  const attributes = [...context.template.resources.keys()].flatMap((id) =>
    attributesOf(context, id).map(([name]) => `${id}.${name}`),
  );
  const labels = [...referables(context).map(({ label }) => label), ...attributes];
  return labels.map((label) => ({ label: `${before}${label}`, kind: 'reference', insert: `${before}${label}}` }));
}

function findInMap({ template }: CompletionContext, index: number | null): readonly Completion[] | null {
  if (index === 0) return names(template.mappings.keys(), 'mapping');
  return null;
}
