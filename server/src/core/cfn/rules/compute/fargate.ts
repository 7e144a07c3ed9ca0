/** Tasks and services of ECS that run on Fargate. */
import { type Node, nodeAtPath, valueAt } from '../../document/node.ts';
import type { Resource, Template } from '../../model/template.ts';
import { textIn } from '../schema/writtenText.ts';
import { itemsAt, resourceNamed, textAt } from '../written.ts';

/** Undefined: it is not written out. */
export function compatibilitiesOf({ type, properties }: Resource): readonly string[] | undefined {
  if (type !== 'AWS::ECS::TaskDefinition' || nodeAtPath(properties, ['RequiresCompatibilities'])?.kind !== 'list') {
    return undefined;
  }
  const names = itemsAt(properties, 'RequiresCompatibilities').map(textIn);
  return names.includes(undefined) ? undefined : names.filter((name) => name !== undefined);
}

/** The task of this template that a service runs. */
export function taskOf({ type, properties }: Resource, template: Template): Resource | undefined {
  if (type !== 'AWS::ECS::Service') return undefined;
  return resourceNamed(valueAt(properties, 'TaskDefinition'), 'AWS::ECS::TaskDefinition', template);
}

export function isOnFargate({ type, properties }: Resource): boolean {
  return type === 'AWS::ECS::Service' && textAt(properties, 'LaunchType') === 'FARGATE';
}

export function containersOf({ properties }: Resource): readonly Node[] {
  return itemsAt(properties, 'ContainerDefinitions');
}
