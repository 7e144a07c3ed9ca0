/** Whether two validators say the same of a template. */
import type { OwnFinding, Place } from './ownFindings.ts';
import { sameMeaning } from './sameMeaning.ts';

/** Of the oracle, as `@aws/cloudformation-validate` gives it. */
export interface OracleFinding {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly entity?: { readonly logicalId: string; readonly entityType: string };
  /** `Properties.Tags.0` of a resource; `Outputs/Name/Value` of others. */
  readonly propertyPath?: string;
  /** From 1. */
  readonly startLine?: number;
  readonly endLine?: number;
}

export function isError({ severity }: OracleFinding): boolean {
  return severity === 'ERROR' || severity === 'FATAL';
}

/** The same mistake at the same place, however grave. */
export function isSame(theirs: OracleFinding, ours: OwnFinding): boolean {
  return isSameMeaning(theirs.ruleId, ours.rule) && ours.places.some((place) => isSamePlace(theirs, place));
}

function isSameMeaning(theirs: string, ours: string): boolean {
  return theirs.slice(1) === ours.slice(1) || sameMeaning[theirs]?.includes(ours) === true;
}

/** On the same line, or one within the other, or both in the same map: of two that do not go together either may be meant. */
function isSamePlace(theirs: OracleFinding, ours: Place): boolean {
  const path = pathOf(theirs);
  const { startLine, endLine = startLine } = theirs;
  if (path.length === 0) return true;
  if (startLine !== undefined && endLine !== undefined) {
    if (startLine <= ours.endLine && ours.startLine <= endLine) return true;
  }
  const both = Math.min(path.length, ours.path.length);
  // The section and the name in it have to be the same.
  const same = both <= 2 ? both : Math.max(2, both - 1);
  return path.slice(0, same).every((part, at) => String(ours.path[at]) === part);
}

/** None: it is told of the template as a whole. */
function pathOf({ entity, propertyPath }: OracleFinding): readonly string[] {
  const parts = (propertyPath ?? '').split(/[./[\]]+/).filter((part) => part !== '');
  if (entity === undefined || parts[0] === `${entity.entityType}s`) return parts;
  const own = [`${entity.entityType}s`, entity.logicalId];
  return parts[0] === 'Resources' ? parts : [...own, ...parts];
}
