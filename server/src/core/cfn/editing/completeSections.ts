/** Sections, and what stands in them whatever the resource types are. */
import { entryOf, keyText, type valueAt } from '../document/node.ts';
import { parameterTypes } from '../model/parameterTypes.ts';
import { type Completion, type CompletionContext, keyInsert, names } from './completionItem.ts';
import type { Cursor } from './cursor.ts';

interface Key {
  readonly name: string;
  readonly doc: string;
  readonly opens: 'map' | 'list' | null;
  readonly first?: boolean;
}

const SECTIONS: readonly Key[] = [
  { name: 'AWSTemplateFormatVersion', doc: 'Always 2010-09-09.', opens: null },
  { name: 'Description', doc: 'What the template is for, up to 1,024 bytes.', opens: null },
  { name: 'Metadata', doc: 'Anything that tools read: parameter groups, rules to ignore.', opens: 'map' },
  { name: 'Parameters', doc: 'Values that whoever makes the stack gives.', opens: 'map' },
  { name: 'Rules', doc: 'What parameters must fulfil together.', opens: 'map' },
  { name: 'Mappings', doc: 'Tables of values, looked up with Fn::FindInMap.', opens: 'map' },
  { name: 'Conditions', doc: 'What holds or not, by the parameters.', opens: 'map' },
  { name: 'Transform', doc: 'Macros that rewrite the template: AWS::Serverless-2016-10-31 for SAM.', opens: null },
  {
    name: 'Resources',
    doc: 'What the stack is made of. The one section that a template needs.',
    opens: 'map',
    first: true,
  },
  { name: 'Outputs', doc: 'Values that the stack tells, and may export.', opens: 'map' },
];

const RESOURCE: readonly Key[] = [
  { name: 'Type', doc: 'The type of the resource: AWS::S3::Bucket.', opens: null, first: true },
  { name: 'Properties', doc: 'What the resource is to be like.', opens: 'map', first: true },
  { name: 'DependsOn', doc: 'Resources that must be there before.', opens: null },
  { name: 'Condition', doc: 'The condition under which it is made.', opens: null },
  { name: 'DeletionPolicy', doc: 'What becomes of it when it is taken out of the stack.', opens: null },
  { name: 'UpdateReplacePolicy', doc: 'What becomes of it when an update replaces it.', opens: null },
  { name: 'CreationPolicy', doc: 'How long to wait for signals before it counts as made.', opens: 'map' },
  { name: 'UpdatePolicy', doc: 'How groups of instances and functions are updated.', opens: 'map' },
  { name: 'Metadata', doc: 'Anything that tools read.', opens: 'map' },
];

const PARAMETER: readonly Key[] = [
  { name: 'Type', doc: 'String, Number, a list, or an AWS-specific type.', opens: null, first: true },
  { name: 'Default', doc: 'The value where none is given.', opens: null },
  { name: 'Description', doc: 'What it is for.', opens: null },
  { name: 'AllowedValues', doc: 'The values to choose from.', opens: 'list' },
  { name: 'AllowedPattern', doc: 'A regular expression for the whole value.', opens: null },
  { name: 'ConstraintDescription', doc: 'What to tell when a value is refused.', opens: null },
  { name: 'MinLength', doc: 'The shortest text.', opens: null },
  { name: 'MaxLength', doc: 'The longest text.', opens: null },
  { name: 'MinValue', doc: 'The smallest number.', opens: null },
  { name: 'MaxValue', doc: 'The largest number.', opens: null },
  { name: 'NoEcho', doc: 'Never show the value: for secrets.', opens: null },
];

const OUTPUT: readonly Key[] = [
  { name: 'Value', doc: 'What is told.', opens: null, first: true },
  { name: 'Description', doc: 'What it is.', opens: null },
  { name: 'Export', doc: 'A name under which other stacks import it.', opens: 'map' },
  { name: 'Condition', doc: 'The condition under which it is told.', opens: null },
];

export function sectionKeys({ template }: CompletionContext, cursor: Cursor): readonly Completion[] {
  return keysOf(SECTIONS, new Set(template.sections.keys()), cursor, template.document.language, 'section');
}

export function resourceKeys({ template }: CompletionContext, cursor: Cursor): readonly Completion[] {
  const body = template.resources.get(String(cursor.path[1]))?.body;
  const present = new Set(body?.entries.map(keyText));
  return keysOf(RESOURCE, present, cursor, template.document.language, 'property');
}

/** Null: it is no place of which this file knows. */
export function sectionEntryCompletions({ template }: CompletionContext, cursor: Cursor): readonly Completion[] | null {
  const [section, id, key, inner] = cursor.path;
  const { language } = template.document;
  const entry = template.sections.get(String(section))?.value;
  const present = new Set(entriesIn(entry, id)?.map(keyText));
  if (section === 'Parameters' && cursor.path.length === 2 && cursor.due !== 'value') {
    return keysOf(PARAMETER, present, cursor, language, 'property');
  }
  if (section === 'Parameters' && key === 'Type') return parameterTypes.map((label) => ({ label, kind: 'type' }));
  if (section === 'Parameters' && key === 'NoEcho') return values(['true', 'false']);
  if (section === 'Outputs' && cursor.path.length === 2 && cursor.due !== 'value') {
    return keysOf(OUTPUT, present, cursor, language, 'property');
  }
  if (section === 'Outputs' && key === 'Export' && inner === undefined && cursor.due !== 'value') {
    return keysOf(
      [{ name: 'Name', doc: 'Unique in the account and region.', opens: null }],
      new Set(),
      cursor,
      language,
      'property',
    );
  }
  if ((section === 'Resources' || section === 'Outputs') && key === 'Condition') {
    return names(template.conditions.keys(), 'condition');
  }
  if (section === 'Resources' && key === 'DependsOn') {
    return names(
      [...template.resources.keys()].filter((name) => name !== id),
      'resource',
    );
  }
  if (section === 'Resources' && key === 'DeletionPolicy') {
    return values(['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot']);
  }
  if (section === 'Resources' && key === 'UpdateReplacePolicy') return values(['Delete', 'Retain', 'Snapshot']);
  if (section === 'AWSTemplateFormatVersion') return values(['2010-09-09']);
  if (section === 'Transform') return values(['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions', 'AWS::Include']);
  return null;
}

function entriesIn(section: Parameters<typeof valueAt>[0], id: string | number | undefined) {
  const entry = entryOf(section, String(id));
  return entry?.value.kind === 'map' ? entry.value.entries : undefined;
}

function keysOf(
  keys: readonly Key[],
  present: ReadonlySet<string>,
  cursor: Cursor,
  language: 'yaml' | 'json',
  kind: Completion['kind'],
): readonly Completion[] {
  return keys
    .filter(({ name }) => !present.has(name) || name === cursor.typed)
    .map(({ name, doc, opens, first }) => ({
      label: name,
      kind,
      doc,
      insert: keyInsert(name, opens, cursor, language),
      isSnippet: true,
      ...(first === true && { first }),
    }));
}

function values(labels: readonly string[]): readonly Completion[] {
  return labels.map((label) => ({ label, kind: 'value' }));
}
