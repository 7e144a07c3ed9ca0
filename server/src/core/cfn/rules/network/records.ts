import type { ObjectVisit } from '../rule.ts';

/** The map is a record of Route 53: a resource of its own, or one of a group. */
export function isRecord({ name, schema }: ObjectVisit): boolean {
  return name === null
    ? schema.type === 'AWS::Route53::RecordSet'
    : schema.type === 'AWS::Route53::RecordSetGroup' && name === 'RecordSet';
}
