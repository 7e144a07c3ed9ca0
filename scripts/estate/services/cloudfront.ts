import {
  CloudFrontClient,
  CreateDistributionWithTagsCommand,
  CreateOriginAccessControlCommand,
  type DistributionConfig,
} from '@aws-sdk/client-cloudfront';
import type { Distribution } from '../blueprint/edge.ts';
import type { Connection } from '../connection.ts';
import { tagList } from '../tags.ts';

/** `webAcls`: ARNs, by name. */
export async function seedDistributions(
  connection: Connection,
  distributions: readonly Distribution[],
  webAcls: ReadonlyMap<string, string>,
): Promise<void> {
  const cloudFront = new CloudFrontClient(connection);
  for (const distribution of distributions) {
    const OriginAccessControlId = distribution.accessControl ? await seedAccessControl(cloudFront, distribution) : '';
    const DistributionConfig = configOf(distribution, OriginAccessControlId, webAcls);
    await cloudFront.send(
      new CreateDistributionWithTagsCommand({
        DistributionConfigWithTags: { DistributionConfig, Tags: { Items: tagList(distribution.owner) } },
      }),
    );
  }
}

async function seedAccessControl(cloudFront: CloudFrontClient, { bucket }: Distribution): Promise<string> {
  const { OriginAccessControl } = await cloudFront.send(
    new CreateOriginAccessControlCommand({
      OriginAccessControlConfig: {
        Name: bucket,
        Description: `Reads ${bucket}`,
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    }),
  );
  return OriginAccessControl?.Id ?? '';
}

function configOf(
  { domain, bucket, httpsOnly, logsTo, webAcl }: Distribution,
  OriginAccessControlId: string,
  webAcls: ReadonlyMap<string, string>,
): DistributionConfig {
  return {
    CallerReference: domain,
    Comment: domain,
    Enabled: true,
    Aliases: { Quantity: 1, Items: [domain] },
    DefaultRootObject: 'index.html',
    Origins: {
      Quantity: 1,
      Items: [
        {
          Id: bucket,
          DomainName: `${bucket}.s3.us-east-1.amazonaws.com`,
          OriginAccessControlId,
          S3OriginConfig: { OriginAccessIdentity: '' },
        },
      ],
    },
    DefaultCacheBehavior: {
      TargetOriginId: bucket,
      ViewerProtocolPolicy: httpsOnly ? 'redirect-to-https' : 'allow-all',
      CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    },
    ViewerCertificate: {
      CloudFrontDefaultCertificate: true,
      MinimumProtocolVersion: httpsOnly ? 'TLSv1.2_2021' : 'TLSv1',
    },
    WebACLId: webAcl ? webAcls.get(webAcl) : '',
    Logging: {
      Enabled: logsTo !== undefined,
      IncludeCookies: false,
      Bucket: logsTo ? `${logsTo}.s3.amazonaws.com` : '',
      Prefix: '',
    },
  };
}
