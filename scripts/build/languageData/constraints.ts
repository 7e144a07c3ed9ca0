/**
 * Patterns, lengths and ranges of properties: what the service specification lacks. They stand in the comments of the
 * declarations of @awboost/cfn-resource-types, one file for each type.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../paths.ts';
import { constraintsByHand } from './constraintsByHand.ts';

export interface Constraint {
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** By definition (`` for the type itself), then by property. */
export type TypeConstraints = ReadonlyMap<string, ReadonlyMap<string, Constraint>>;

export const constraintsPackage = '@awboost/cfn-resource-types';
const folder = path.join(projectRoot, 'node_modules', constraintsPackage, 'lib');

/** By CloudFormation's type name. */
export function readConstraints(): ReadonlyMap<string, TypeConstraints> {
  const files = readdirSync(folder).filter((file) => /^AWS-.*\.d\.ts$/.test(file));
  return new Map(
    files.map((file) => {
      const type = file.replace(/\.d\.ts$/, '').replaceAll('-', '::');
      return [type, withThoseByHand(type, constraintsIn(readFileSync(path.join(folder, file), 'utf8')))];
    }),
  );
}

function withThoseByHand(type: string, found: TypeConstraints): TypeConstraints {
  const own = Object.hasOwn(constraintsByHand, type) ? constraintsByHand[type] : undefined;
  const all = new Map(found);
  for (const [definition, properties] of Object.entries(own ?? {})) {
    const known = new Map(all.get(definition));
    for (const [name, constraint] of Object.entries(properties)) known.set(name, { ...known.get(name), ...constraint });
    all.set(definition, known);
  }
  return all;
}

const DECLARATION = /^export type (\w+) = \{\n([\s\S]*?)^\};/gm;
const MEMBER = /\/\*\*([\s\S]*?)\*\/\s*(?:"([^"]+)"|(\w+))\??:/g;

/** The properties of a type are declared as `LambdaFunctionProperties`, those of its definitions by their names. */
export function constraintsIn(text: string): TypeConstraints {
  const found = new Map<string, ReadonlyMap<string, Constraint>>();
  for (const [, name = '', body = ''] of text.matchAll(DECLARATION)) {
    const properties = new Map<string, Constraint>();
    for (const [, comment = '', quoted, bare] of body.matchAll(MEMBER)) {
      const constraint = constraintOf(comment);
      if (Object.keys(constraint).length > 0) properties.set(quoted ?? bare ?? '', constraint);
    }
    const isMain = name.endsWith('Properties') && !found.has('');
    if (properties.size > 0 || isMain) found.set(isMain ? '' : name, properties);
  }
  return found;
}

function constraintOf(comment: string): Constraint {
  // A comment of another member may come before: only the last one belongs to this.
  const own = comment.slice(comment.lastIndexOf('/**') + 1);
  const constraint: Constraint = {};
  const pattern = /@pattern `([^\n]*)`/.exec(own)?.[1];
  if (pattern !== undefined) constraint.pattern = pattern;
  for (const [tag, field] of NUMBERS) {
    const value = new RegExp(`@${tag} \`(-?[\\d.]+)\``).exec(own)?.[1];
    if (value !== undefined) constraint[field] = Number(value);
  }
  return constraint;
}

const NUMBERS = [
  ['minLength', 'minLength'],
  ['maxLength', 'maxLength'],
  ['min', 'minimum'],
  ['max', 'maximum'],
] as const;
