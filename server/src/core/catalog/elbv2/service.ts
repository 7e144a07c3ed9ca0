import { listedIn } from '../fields.ts';
import type { OutputOf } from '../sdk.ts';
import { serviceOf } from '../service.ts';

export const elbv2 = serviceOf<typeof import('@aws-sdk/client-elastic-load-balancing-v2')>({
  id: 'elastic-load-balancing-v2',
  label: 'Elastic Load Balancing',
  iamPrefix: 'elasticloadbalancing',
});

/** The most that the describe calls of this service take. */
export const pageSize = 400;

type Tags = OutputOf<typeof import('@aws-sdk/client-elastic-load-balancing-v2'), 'DescribeTags'>;

/** The tags of one of up to 20 resources that were asked for together. */
export function tagsAmong(output: Tags, arn: string | undefined) {
  return listedIn([output], (of) => of.TagDescriptions).find((of) => of.ResourceArn === arn)?.Tags;
}
