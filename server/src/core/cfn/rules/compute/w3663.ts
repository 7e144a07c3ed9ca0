import { valueAt } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { lacks, placeOf, resourceNamed, textAt } from '../written.ts';

export const w3663: ResourceRule = {
  kind: 'resource',
  id: 'W3663',
  severity: 'warning',
  title: 'Permissions for buckets without their account',
  about:
    'The ARN of a bucket names no account: SourceAccount says whose bucket may call a function, whoever takes its name later.',
  link: servicePage('AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission'),
  mutedByMacros: true,
  *check({ type, properties }, { template }) {
    if (type !== 'AWS::Lambda::Permission' || !lacks(properties, 'SourceAccount')) return;
    const source = valueAt(properties, 'SourceArn');
    if (source === undefined) return;
    const isBucket =
      resourceNamed(source, 'AWS::S3::Bucket', template) !== undefined ||
      /^arn:[a-z-]+:s3:::/.test(textAt(properties, 'SourceArn') ?? '');
    if (isBucket) yield { span: placeOf(source), message: 'The ARN of a bucket names no account; add: SourceAccount' };
  },
};
