import { fieldsOf, partOf, required, tagsOf } from './fields.ts';
import { pantherId } from './place.ts';
import { list, serviceOf } from './service.ts';
import type { DerivedType, Place, ResourceRef, SourceResource } from './types.ts';

const cloudtrail = serviceOf<typeof import('@aws-sdk/client-cloudtrail')>({ id: 'cloudtrail', label: 'CloudTrail' });

const gone = ['TrailNotFoundException'];
const describeTrails = cloudtrail.op('DescribeTrails');

/** The times of the last deliveries, which change every few minutes. */
const volatileStatus = [
  'LatestCloudWatchLogsDeliveryTime',
  'LatestDeliveryAttemptSucceeded',
  'LatestDeliveryAttemptTime',
  'LatestDeliveryTime',
  'LatestDigestDeliveryTime',
  'LatestNotificationAttemptSucceeded',
  'LatestNotificationAttemptTime',
  'LatestNotificationTime',
];

interface Listed {
  readonly HomeRegion?: string | undefined;
  readonly TrailARN?: string | undefined;
}

/** A trail of many regions shows in each of them; it is read in its home region only. */
function isHome(trail: Listed, place: Place): boolean {
  return trail.HomeRegion === place.region;
}

/** An organization's trail shows in each of its accounts, and watches them, but belongs to one. */
function isOwn(trail: Listed, place: Place): boolean {
  return trail.TrailARN?.split(':')[4] === place.accountId;
}

export const trail = list(describeTrails, {
  // Without the shadows, an organization's trail would not show in its member accounts.
  input: { includeShadowTrails: true },
  items: (page) => page.trailList,
})
  .detail(
    'status',
    cloudtrail.op('GetTrailStatus'),
    (t, _, place) => (isHome(t, place) ? { Name: t.TrailARN } : undefined),
    { absent: gone },
  )
  .detail(
    'selectors',
    cloudtrail.op('GetEventSelectors'),
    (t, _, place) => (isHome(t, place) ? { TrailName: t.TrailARN } : undefined),
    { absent: gone },
  )
  .pages(
    'tags',
    cloudtrail.op('ListTags'),
    (t, _, place) => (t.TrailARN && isHome(t, place) && isOwn(t, place) ? { ResourceIdList: [t.TrailARN] } : undefined),
    { absent: [...gone, 'ResourceNotFoundException'] },
  )
  .lookup(describeTrails, {
    input: (ref) => ({ trailNameList: [ref.resourceId] }),
    items: (page, ref) => page.trailList?.filter((t) => t.TrailARN === ref.resourceId),
    gone,
  })
  .as({
    type: 'AWS.CloudTrail',
    cfn: 'AWS::CloudTrail::Trail',
    label: 'CloudTrail trails',
    icon: 'pulse',
    scope: 'regional',
    volatile: volatileStatus.map((field) => `Status.${field}`),
    consolePath: (ref: ResourceRef) => `cloudtrailv2/home?region=${ref.region}#/trails/${ref.resourceId}`,
    model: (t, d, place) => {
      // A null status: the trail was deleted after it was listed.
      if (!isHome(t, place) || d.status === null) return undefined;
      const trailArn = required(t.TrailARN, 'TrailARN');
      const tags = partOf(d.tags, (pages) => pages.flatMap((page) => page.ResourceTagList ?? []));
      return {
        resourceId: trailArn,
        arn: trailArn,
        name: t.Name,
        tags: isOwn(t, place) ? tagsOf(partOf(tags, (all) => all.flatMap((of) => of.TagsList ?? []))) : {},
        attributes: {
          ...fieldsOf(t, [
            'CloudWatchLogsLogGroupArn',
            'CloudWatchLogsRoleArn',
            'HasCustomEventSelectors',
            'HomeRegion',
            'IncludeGlobalServiceEvents',
            'IsMultiRegionTrail',
            'IsOrganizationTrail',
            'KmsKeyId',
            'LogFileValidationEnabled',
            'S3BucketName',
            'S3KeyPrefix',
            'SnsTopicARN',
            'SnsTopicName',
          ]),
          ...fieldsOf(d.selectors, ['EventSelectors', 'AdvancedEventSelectors']),
          Status: partOf(d.status, ({ $metadata: _, ...status }) => status),
        },
      };
    },
  });

const metaType = 'AWS.CloudTrail.Meta';

/** Whether a trail writes events of every region. */
function isLoggingEverywhere({ attributes }: SourceResource): boolean {
  const status = attributes['Status'];
  const isLogging = typeof status === 'object' && status !== null && 'IsLogging' in status && status.IsLogging === true;
  return attributes['IsMultiRegionTrail'] === true && isLogging;
}

/** One for each account, also where it has no trail: that is what one wants to know. */
export const trailMeta: DerivedType = {
  kind: 'derived',
  type: metaType,
  cfn: null,
  label: 'CloudTrail summaries',
  icon: 'info',
  scope: 'global',
  volatile: [],
  secrets: [],
  consolePath: () => 'cloudtrailv2/home#/trails',
  from: 'AWS.CloudTrail',
  derive: (trails, place) => ({
    resourceId: pantherId(place, metaType),
    name: metaType,
    tags: {},
    attributes: {
      Trails: trails.map((of) => of.resourceId).sort(),
      GlobalEventSelectors: trails.filter(isLoggingEverywhere).flatMap((of) => of.attributes['EventSelectors'] ?? []),
    },
  }),
};
