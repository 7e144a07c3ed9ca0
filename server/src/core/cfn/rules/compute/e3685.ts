import { entryOf, nodeAtPath } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { ResourceRule } from '../rule.ts';
import { mayBeNothing } from '../schema/presence.ts';
import { textAt } from '../written.ts';

export const e3685: ResourceRule = {
  kind: 'resource',
  id: 'E3685',
  severity: 'error',
  title: 'Functions of container images',
  about: 'What is run by an image has no Handler, no Runtime and no Layers: the image says so itself.',
  link: servicePage('lambda/latest/dg/images-create'),
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::Lambda::Function') return;
    if (textAt(properties, 'PackageType') !== 'Image' && !hasImage(nodeAtPath(properties, ['Code']))) return;
    for (const key of ['Handler', 'Runtime', 'Layers']) {
      const entry = entryOf(properties, key);
      if (entry === undefined || mayBeNothing(entry.value)) continue;
      yield { span: innerSpan(entry.key), message: `A function of a container image has no such property: ${key}` };
    }
  },
};

function hasImage(code: Parameters<typeof entryOf>[0]): boolean {
  const image = entryOf(code, 'ImageUri');
  return image !== undefined && !mayBeNothing(image.value);
}
