import { catalog } from '../../server/src/core/catalog/index.ts';
import { scanPolicy } from '../../server/src/core/catalog/permissions.ts';
import type { GeneratedFile } from './files.ts';

const begin = '# begin: actions of the catalogue';
const end = '# end: actions of the catalogue';

/** The scan role's inline policy allows each call of the catalogue. */
export const scanRolePolicy: GeneratedFile = {
  file: 'templates/panther-cloudsec-iam.yml',
  generate: (template) => replaceActions(template, scanPolicy(catalog)),
};

/** Puts the actions, indented as the marker is, between the two marked lines. @throws Error if they are not there */
export function replaceActions(template: string, actions: readonly string[]): string {
  const lines = template.split('\n');
  const from = lines.findIndex((line) => line.trim() === begin);
  const to = lines.findIndex((line) => line.trim() === end);
  const marker = lines[from];
  if (marker === undefined || to <= from) throw new Error(`The template has no lines "${begin}" and "${end}".`);
  const indent = marker.slice(0, marker.indexOf('#'));
  const items = actions.map((action) => `${indent}- ${action}`);
  return [...lines.slice(0, from + 1), ...items, ...lines.slice(to)].join('\n');
}
