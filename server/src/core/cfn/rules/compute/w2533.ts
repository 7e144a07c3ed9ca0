import { nodeAtPath } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { lacks, nameOf, textAt } from '../written.ts';

export const w2533: ResourceRule = {
  kind: 'resource',
  id: 'W2533',
  severity: 'warning',
  title: 'Functions without Handler or Runtime',
  about: 'A function whose code is an archive or stands in the template needs both.',
  link: servicePage('AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function'),
  mutedByMacros: true,
  *check(resource, { template }) {
    const { type, properties } = resource;
    if (type !== 'AWS::Lambda::Function' && type !== 'AWS::Serverless::Function') return;
    if (textAt(properties, 'PackageType') === 'Image' || !lacks(properties, 'ImageUri')) return;
    const code = nodeAtPath(properties, ['Code']);
    if (type === 'AWS::Lambda::Function' && !['S3Bucket', 'ZipFile'].some((key) => isIn(code, key))) return;
    if (!lacks(properties, 'PackageType')) return;
    const shared = nodeAtPath(template.root, ['Globals', 'Function']);
    const isShared = (key: string) =>
      type === 'AWS::Serverless::Function' && shared !== undefined && !lacks(shared, key);
    for (const key of ['Handler', 'Runtime']) {
      if (!lacks(properties, key) || isShared(key) || isShared('PackageType')) continue;
      yield { span: nameOf(resource), message: `A function whose code is no image needs: ${key}` };
    }
  },
};

function isIn(map: Parameters<typeof lacks>[0], key: string): boolean {
  return map?.kind === 'map' && map.entries.some((entry) => entry.key.value === key);
}
