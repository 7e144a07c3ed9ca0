/** What a template names: parameters, mappings, conditions, resources, rules, and where each is defined and used. */
import type { Entry, Span } from '../document/node.ts';
import { innerSpan } from '../model/functions.ts';
import { isWithin, type Reference, type ReferenceKind, referencesOf } from '../model/references.ts';
import type { Template } from '../model/template.ts';

/** A name that others refer to. */
export interface Named {
  readonly section: 'Parameters' | 'Resources' | 'Mappings' | 'Conditions';
  readonly id: string;
}

const SECTIONS: Readonly<Record<ReferenceKind, readonly Named['section'][]>> = {
  ref: ['Parameters', 'Resources'],
  getAtt: ['Resources'],
  dependsOn: ['Resources'],
  condition: ['Conditions'],
  mapping: ['Mappings'],
};

/** Null: it refers to nothing that the template defines. */
export function targetOf(reference: Reference, template: Template): Named | null {
  const section = SECTIONS[reference.kind].find((name) => entriesOf(template, name).has(reference.id));
  return section === undefined ? null : { section, id: reference.id };
}

export function definitionOf(named: Named, template: Template): Entry | undefined {
  return entriesOf(template, named.section).get(named.id);
}

function entriesOf(template: Template, section: Named['section']): ReadonlyMap<string, Entry> {
  switch (section) {
    case 'Parameters':
      return template.parameters;
    case 'Mappings':
      return template.mappings;
    case 'Conditions':
      return template.conditions;
    case 'Resources':
      return new Map([...template.resources].map(([id, { entry }]) => [id, entry]));
  }
}

export interface Place {
  readonly named: Named;
  /** Of the word at the offset. */
  readonly span: Span;
}

/** The name that stands at an offset, where it is defined or where it is used. */
export function namedAt(template: Template, offset: number): Place | null {
  for (const section of ['Parameters', 'Resources', 'Mappings', 'Conditions'] as const) {
    for (const [id, entry] of entriesOf(template, section)) {
      const span = innerSpan(entry.key);
      if (isWithin(offset, span)) return { named: { section, id }, span };
    }
  }
  for (const reference of referencesOf(template)) {
    if (!isWithin(offset, reference.span)) continue;
    const named = targetOf(reference, template);
    if (named !== null) return { named, span: reference.span };
  }
  return null;
}

/** Where a name is used, in the order of the text. */
export function usesOf(named: Named, template: Template): readonly Span[] {
  return referencesOf(template)
    .filter((reference) => {
      const target = targetOf(reference, template);
      return target?.section === named.section && target.id === named.id;
    })
    .map(({ span }) => span);
}

/** Why a name cannot become another one; null: it can. */
export function refusalOfName(name: string, named: Named, template: Template): string | null {
  if (!/^[A-Za-z0-9]{1,255}$/.test(name)) return 'A name has letters and digits only, at most 255.';
  if (name === named.id) return null;
  const taken =
    named.section === 'Parameters' || named.section === 'Resources'
      ? (['Parameters', 'Resources'] as const)
      : [named.section];
  const holder = taken.find((section) => entriesOf(template, section).has(name));
  return holder === undefined ? null : `The template has this name already, in ${holder}: ${name}`;
}
