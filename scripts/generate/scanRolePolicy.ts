import { catalog } from '../../server/src/core/catalog/index.ts';
import { scanPolicy } from '../../server/src/core/catalog/permissions.ts';
import type { GeneratedFile } from './files.ts';

const begin = /^# begin: actions of the catalogue, ([a-z]) to ([a-z])$/;
const end = /^# end: actions of the catalogue/;

/** The scan role's policies allow each call of the catalogue. */
export const scanRolePolicy: GeneratedFile = {
  file: 'templates/panther-cloudsec-iam.yml',
  generate: (template) => replaceActions(template, scanPolicy(catalog)),
};

interface Place {
  /** The lines of the two marks. */
  readonly from: number;
  readonly to: number;
  readonly indent: string;
  readonly first: string;
  readonly last: string;
}

/**
 * Puts each action, indented as the mark is, between the two marks whose letters have its service's first one.
 * @throws Error for an action that has no place in the template, or more than one
 */
export function replaceActions(template: string, actions: readonly string[]): string {
  const lines = template.split('\n');
  const places = placesOf(lines);
  for (const action of actions) {
    const count = places.filter((place) => takes(place, action)).length;
    if (count !== 1) throw new Error(`The template has ${count} places for ${action}, not one.`);
  }
  // From the end, so that what was put in moves no place that is still to come.
  return places
    .toReversed()
    .reduce(
      (before, place) => before.toSpliced(place.from + 1, place.to - place.from - 1, ...linesOf(place, actions)),
      lines,
    )
    .join('\n');
}

function placesOf(lines: readonly string[]): readonly Place[] {
  return lines.flatMap((line, from) => {
    const [, first, last] = begin.exec(line.trim()) ?? [];
    if (first === undefined || last === undefined) return [];
    const to = lines.findIndex((other, index) => index > from && end.test(other.trim()));
    if (to === -1) throw new Error(`"${line.trim()}" has no end in the template.`);
    return [{ from, to, indent: line.slice(0, line.indexOf('#')), first, last }];
  });
}

function takes({ first, last }: Place, action: string): boolean {
  const letter = action.charAt(0);
  return first <= letter && letter <= last;
}

function linesOf(place: Place, actions: readonly string[]): readonly string[] {
  return actions.filter((action) => takes(place, action)).map((action) => `${place.indent}- ${action}`);
}
