/** What a template says, by section: the view of the document that rules and editing features share. */
import type { TemplateDocument } from '../document/document.ts';
import { type Entry, entryOf, keyText, type MapNode, type Node, textOf, valueAt } from '../document/node.ts';
import { isServerlessType } from '../schema/serverless.ts';
import { functionAt } from './functions.ts';

export interface Resource {
  readonly id: string;
  readonly entry: Entry;
  /** Null where it is not a map: a finding, and nothing more can be said. */
  readonly body: MapNode | null;
  readonly type: string | null;
  readonly typeNode: Node | null;
  readonly properties: Node | null;
  /** The id of the condition under which it exists. */
  readonly condition: string | null;
}

export interface Template {
  readonly document: TemplateDocument;
  readonly root: MapNode | null;
  /** By name, in the order of the text. */
  readonly sections: ReadonlyMap<string, Entry>;
  readonly resources: ReadonlyMap<string, Resource>;
  /** Those within Fn::ForEach: what their names and values come to is not known. */
  readonly looped: readonly Resource[];
  readonly parameters: ReadonlyMap<string, Entry>;
  readonly mappings: ReadonlyMap<string, Entry>;
  readonly conditions: ReadonlyMap<string, Entry>;
  readonly outputs: ReadonlyMap<string, Entry>;
  readonly rules: ReadonlyMap<string, Entry>;
  readonly transforms: readonly string[];
  /** A transform other than SAM's may add anything and take anything away: then what is missing is no finding. */
  readonly hasMacro: boolean;
  /** It has SAM's transform, or types of SAM and ought to have it. */
  readonly isServerless: boolean;
  readonly hasLanguageExtensions: boolean;
}

export function templateOf(document: TemplateDocument): Template {
  const root = document.root?.kind === 'map' ? document.root : null;
  const sections = entriesByKey(root);
  const transforms = transformsOf(sections.get('Transform')?.value);
  const known = new Set([
    SAM,
    LANGUAGE_EXTENSIONS,
    'AWS::Include',
    'AWS::SecretsManager-2020-07-23',
    'AWS::SecretsManager-2024-09-16',
  ]);
  const resources = new Map([...namedIn(sections.get('Resources'))].map(([id, entry]) => [id, resourceOf(id, entry)]));
  return {
    document,
    root,
    sections,
    resources,
    looped: loopedIn(sections.get('Resources')?.value, 0),
    parameters: namedIn(sections.get('Parameters')),
    mappings: namedIn(sections.get('Mappings')),
    conditions: namedIn(sections.get('Conditions')),
    outputs: namedIn(sections.get('Outputs')),
    rules: namedIn(sections.get('Rules')),
    transforms,
    hasMacro:
      transforms.some((name) => !known.has(name)) ||
      hasInclude(sections.get('Transform')?.value) ||
      RAIN.test(document.text) ||
      ['Constants', 'Modules'].some((section) => sections.has(section)),
    isServerless:
      transforms.includes(SAM) || [...resources.values()].some(({ type }) => type !== null && isServerlessType(type)),
    hasLanguageExtensions: transforms.includes(LANGUAGE_EXTENSIONS),
  };
}

/** Directives of Rain. It and `aws cloudformation package` (Constants, Modules) write parts of the template as macros do. */
const RAIN = /(?:^|[\s"'!])Rain::[A-Z]/;

export const SAM = 'AWS::Serverless-2016-10-31';
export const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

/** The last one of a key that stands twice, as CloudFormation takes it. */
function entriesByKey(node: Node | null | undefined): ReadonlyMap<string, Entry> {
  return new Map(node?.kind === 'map' ? node.entries.map((entry) => [keyText(entry), entry]) : []);
}

/** Loops and transforms (`Fn::ForEach::Name`) stand where names do, and define none of their own. */
function namedIn(section: Entry | undefined): ReadonlyMap<string, Entry> {
  return new Map([...entriesByKey(section?.value)].filter(([name]) => !name.startsWith('Fn::')));
}

function resourceOf(id: string, entry: Entry): Resource {
  const body = entry.value.kind === 'map' ? entry.value : null;
  const typeNode = valueAt(body, 'Type') ?? null;
  return {
    id,
    entry,
    body,
    type: textOf(typeNode) ?? null,
    typeNode,
    properties: valueAt(body, 'Properties') ?? null,
    condition: textOf(valueAt(body, 'Condition')) ?? null,
  };
}

/** CloudFormation takes five loops within each other. */
const MAX_LOOPS = 5;

function loopedIn(node: Node | undefined, depth: number): readonly Resource[] {
  if (node?.kind !== 'map' || depth > MAX_LOOPS) return [];
  return node.entries.flatMap((entry) => {
    const name = keyText(entry);
    if (name.startsWith('Fn::ForEach::')) {
      return entry.value.kind === 'list' ? loopedIn(entry.value.items[2], depth + 1) : [];
    }
    return depth === 0 || name.startsWith('Fn::') ? [] : [resourceOf(name, entry)];
  });
}

function transformsOf(node: Node | undefined): readonly string[] {
  if (node === undefined) return [];
  if (node.kind === 'list') return node.items.flatMap(transformsOf);
  const name = textOf(node) ?? textOf(valueAt(node, 'Name'));
  // A function may give the name, of any macro.
  return name === undefined ? (node.kind === 'map' ? [''] : []) : [name];
}

function hasInclude(node: Node | undefined): boolean {
  if (node?.kind === 'list') return node.items.some(hasInclude);
  return textOf(entryOf(node, 'Name')?.value) === 'AWS::Include';
}

/** Whether something in it is filled in by a macro when the stack is made: `Fn::Transform`, `Fn::ForEach`. */
export function hasTransformInside(node: Node | null): boolean {
  if (node?.kind !== 'map') return false;
  return (
    node.entries.some((entry) => /^Fn::(?:Transform|ForEach)/.test(keyText(entry))) ||
    functionAt(node)?.name === 'Fn::Transform'
  );
}
