/** What a template would be known by in an account. */
import { textOf, valueAt } from '../document/node.ts';
import type { Template } from '../model/template.ts';

export interface ShapedResource {
  readonly logicalId: string;
  /** CloudFormation's: `AWS::S3::Bucket`. */
  readonly type: string;
  /** The name that the template gives it as it is written; null: CloudFormation makes one, or a function does. */
  readonly name: string | null;
}

/** More than CloudFormation takes in one template. */
const MAX_RESOURCES = 1_000;

export function shapeOf(template: Template): readonly ShapedResource[] {
  return [...template.resources.values()].slice(0, MAX_RESOURCES).flatMap(({ id, type, properties }) => {
    if (type === null || !/^(?:AWS|Alexa)::\w+::\w+$/.test(type)) return [];
    return [{ logicalId: id, type, name: nameIn(type, properties) }];
  });
}

/** Of `AWS::SQS::Queue` QueueName, of `AWS::RDS::DBInstance` DBInstanceIdentifier, of others Name. */
function nameIn(type: string, properties: Parameters<typeof valueAt>[0]): string | null {
  const noun = type.split('::')[2] ?? '';
  const given = [`${noun}Name`, `${noun}Identifier`, 'Name'].map((key) => textOf(valueAt(properties, key)));
  return given.find((name) => name !== undefined && name !== '' && !name.startsWith('{{resolve:')) ?? null;
}

/** Two templates of one shape have the same instances. */
export function shapeKey(shape: readonly ShapedResource[]): string {
  return JSON.stringify(shape.map(({ logicalId, type, name }) => [logicalId, type, name]));
}
