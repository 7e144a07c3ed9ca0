/** Which resources a template may name: those that stand in it, and those that loops, modules and SAM make of them. */
import { matchesAny } from '../../regions/glob.ts';
import { type Entry, endOf, keyText, type Node, startOf, textOf, valueAt } from '../document/node.ts';
import { isServerlessType } from '../schema/serverless.ts';
import { isModuleType } from '../schema/typeNames.ts';
import { pseudoParameters } from './pseudoParameters.ts';
import type { Template } from './template.ts';

export interface KnownIds {
  /** Whether there is such a resource, as far as can be told before macros, loops and SAM have run. */
  isResource(id: string): boolean;
  /** What Ref may name: resources, parameters, pseudo parameters. */
  isReferable(id: string): boolean;
  /** Something may stand in the section that is not written there: a transform or a loop fills it in. */
  isOpen(section: string): boolean;
  /** Macros and snippets that are included may name what nothing else does. */
  readonly mayNameMore: boolean;
  /** All that Ref may name and is written here: parameters, resources, pseudo parameters. */
  readonly referable: ReadonlySet<string>;
}

/** What SAM makes where functions and APIs have events, and nobody names it. */
const IMPLICIT = [
  'CodeDeployServiceRole',
  'ServerlessApiKey',
  'ServerlessDeploymentApplication',
  'ServerlessHttpApi',
  'ServerlessRestApi',
  'ServerlessUsagePlan',
];

/** A snippet that is included, or a Ref whose name a function gives. */
const NAMES_MORE = /Fn::Transform|!Transform|"?\bRef"?\s*:\s*(?:!|Fn::|\{)/;

export function knownIdsOf(template: Template): KnownIds {
  const resources = template.sections.get('Resources')?.value;
  // `MyApiDeployment`, `FunctionRole`, `MyFunction.Alias`: SAM and modules begin the ids of what they make with their own.
  const makers = [...template.resources.values()].flatMap(({ id, type, body }) => {
    const isMaker = type !== null && (isServerlessType(type) || isModuleType(type));
    return isMaker || valueAt(body, 'Connectors') !== undefined ? [id] : [];
  });
  const ofServerless = template.isServerless ? [...IMPLICIT, ...queuesIn(template.document.text)] : [];
  const prefixes = [...ofServerless, ...makers];
  const looped = resources === undefined ? [] : [...loopedIds(resources)];
  const referable = new Set([
    ...template.parameters.keys(),
    ...template.resources.keys(),
    ...Object.keys(pseudoParameters),
  ]);
  const isOpen = (section: string) =>
    template.hasMacro || isFilledIn(template.sections.get(section)) || hasLostName(template, section);
  const isMade = (id: string) =>
    isOpen('Resources') ||
    prefixes.some((prefix) => id.startsWith(prefix) && id !== prefix) ||
    matchesAny(looped, id) ||
    ofServerless.includes(id);
  return {
    isResource: (id) => template.resources.has(id) || isMade(id),
    isReferable: (id) => referable.has(id) || isMade(id) || isOpen('Parameters'),
    isOpen,
    mayNameMore: template.hasMacro || NAMES_MORE.test(template.document.text),
    referable,
  };
}

/** `QueueLogicalId: Failed`: the name of a queue that SAM makes. */
function queuesIn(text: string): readonly string[] {
  return [...text.matchAll(/\bQueueLogicalId["']?[ \t]*:[ \t]*["']?([A-Za-z0-9]+)/g)].flatMap(([, id]) => id ?? []);
}

/** A syntax error hides which name it breaks. */
function hasLostName({ document, sections }: Template, section: string): boolean {
  const value = sections.get(section)?.value;
  if (value?.kind !== 'map' || document.broken.length === 0) return false;
  const within = document.broken.filter(({ start, end }) => startOf(value) <= end && start <= endOf(value));
  return within.some(({ start, end }) => value.entries.every(({ key }) => startOf(key) < start || startOf(key) >= end));
}

/** What loops make of resources is known; other sections have few of them. */
function isFilledIn(section: Entry | undefined): boolean {
  if (section?.value.kind !== 'map') return false;
  const isLoop = (name: string) => name.startsWith('Fn::ForEach') && keyText(section) !== 'Resources';
  return section.value.entries.map(keyText).some((name) => name === 'Fn::Transform' || isLoop(name));
}

/** `Fn::ForEach::Topics: [Name, [A, B], {'Topic${Name}': ...}]` makes `TopicA`: `Topic*`. */
function* loopedIds(map: Node): Generator<string> {
  if (map.kind !== 'map') return;
  for (const entry of map.entries) {
    if (!keyText(entry).startsWith('Fn::ForEach::') || entry.value.kind !== 'list') continue;
    const made = entry.value.items[2];
    if (made?.kind !== 'map') continue;
    yield* loopedIds(made);
    for (const { key } of made.entries) {
      const name = textOf(key);
      if (name !== undefined && !name.startsWith('Fn::')) yield name.replace(/[$&]\{[^}]*\}/g, '*');
    }
  }
}
