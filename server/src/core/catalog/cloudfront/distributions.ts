import { fieldsOf, partOf, required } from '../fields.ts';
import { lastPart } from '../place.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { getTaggedResources, globalTagsAt, tagsOfType } from '../tagging.ts';
import { cloudfront, pageSize } from './service.ts';

type Page = OutputOf<typeof import('@aws-sdk/client-cloudfront'), 'ListDistributions'>;
type Listed = Partial<NonNullable<NonNullable<Page['DistributionList']>['Items']>[number]>;

const gone = ['NoSuchDistribution'];

function itemsOf({ DistributionList }: Page): readonly Listed[] | undefined {
  // An empty list is left out.
  return DistributionList && (DistributionList.Items ?? []);
}

export const distribution = list(cloudfront.op('ListDistributions'), { input: { MaxItems: pageSize }, items: itemsOf })
  .shared('tags', getTaggedResources, tagsOfType('cloudfront'))
  // What the list lacks: the log above all.
  .detail('config', cloudfront.op('GetDistributionConfig'), ({ Id }) => ({ Id }), { absent: gone })
  .lookup(cloudfront.op('GetDistribution'), {
    input: (ref) => ({ Id: lastPart(ref) }),
    items: ({ Distribution }) => Distribution && [{ ...Distribution.DistributionConfig, ...Distribution }],
    gone,
  })
  .as({
    type: 'AWS.CloudFront.Distribution',
    cfn: 'AWS::CloudFront::Distribution',
    label: 'CloudFront distributions',
    icon: 'globe',
    scope: 'global',
    // How origins know that it is CloudFront who asks.
    secrets: ['Origins.Items.*.CustomHeaders.Items.*.HeaderValue'],
    consolePath: (ref) => `cloudfront/v4/home?region=${ref.region}#/distributions/${lastPart(ref)}`,
    model: (listed, d, place) => {
      if (d.config === null) return undefined;
      const distributionArn = required(listed.ARN, 'ARN');
      // The list has most of it, in case that this was not read.
      const config = d.config?.DistributionConfig ?? listed;
      return {
        resourceId: distributionArn,
        arn: distributionArn,
        id: listed.Id,
        name: config.Aliases?.Items?.[0] ?? listed.DomainName,
        tags: globalTagsAt(d.tags, distributionArn, place),
        attributes: {
          ...fieldsOf(listed, ['AliasICPRecordals', 'DomainName', 'LastModifiedTime', 'Status']),
          ...fieldsOf(config, [
            'Aliases',
            'AnycastIpListId',
            'CacheBehaviors',
            'Comment',
            'ConnectionFunctionAssociation',
            'ConnectionMode',
            'CustomErrorResponses',
            'DefaultCacheBehavior',
            'Enabled',
            'HttpVersion',
            'IsIPV6Enabled',
            'OriginGroups',
            'Origins',
            'PriceClass',
            'Restrictions',
            'Staging',
            'ViewerCertificate',
            'ViewerMtlsConfig',
            'WebACLId',
          ]),
          ...fieldsOf(
            partOf(d.config, (output) => output.DistributionConfig),
            ['CallerReference', 'ContinuousDeploymentPolicyId', 'DefaultRootObject', 'Logging'],
          ),
        },
      };
    },
  });
