import { fieldsOf, listedIn, partOf, required, tagsOf } from './fields.ts';
import { arn, lastPart } from './place.ts';
import { list, serviceOf } from './service.ts';

const dynamodb = serviceOf<typeof import('@aws-sdk/client-dynamodb')>({ id: 'dynamodb', label: 'DynamoDB' });
const autoScaling = serviceOf<typeof import('@aws-sdk/client-application-auto-scaling')>({
  id: 'application-auto-scaling',
  label: 'Application Auto Scaling',
  iamPrefix: 'application-autoscaling',
});

const gone = ['ResourceNotFoundException'];
const describeTable = dynamodb.op('DescribeTable');

/** Of `table/orders` and of `table/orders/index/byDate`: `orders`. */
function tableOf(scalable: string | undefined): string | undefined {
  return scalable?.split('/')[1];
}

export const table = list(dynamodb.op('ListTables'), { input: { Limit: 100 }, items: (page) => page.TableNames })
  .shared('scaling', autoScaling.op('DescribeScalableTargets'), {
    input: { ServiceNamespace: 'dynamodb', MaxResults: 50 },
    index: (pages) =>
      Map.groupBy(
        listedIn(pages, (page) => page.ScalableTargets),
        (target) => tableOf(target.ResourceId),
      ),
  })
  .detail('described', describeTable, (name) => ({ TableName: name }), { absent: gone })
  .detail('timeToLive', dynamodb.op('DescribeTimeToLive'), (name) => ({ TableName: name }), { absent: gone })
  .next()
  .pages(
    'tags',
    dynamodb.op('ListTagsOfResource'),
    (_, d) => (d.described?.Table?.TableArn ? { ResourceArn: d.described.Table.TableArn } : undefined),
    { absent: gone },
  )
  .lookup(describeTable, {
    input: (ref) => ({ TableName: ref.name ?? lastPart(ref) }),
    items: (page) => page.Table && [required(page.Table.TableName, 'TableName')],
    gone,
  })
  .as({
    type: 'AWS.DynamoDB.Table',
    cfn: 'AWS::DynamoDB::Table',
    label: 'DynamoDB tables',
    icon: 'table',
    scope: 'regional',
    volatile: [
      'ItemCount',
      'TableSizeBytes',
      'GlobalSecondaryIndexes.*.IndexSizeBytes',
      'GlobalSecondaryIndexes.*.ItemCount',
      'LocalSecondaryIndexes.*.IndexSizeBytes',
      'LocalSecondaryIndexes.*.ItemCount',
      'ProvisionedThroughput.NumberOfDecreasesToday',
      'GlobalSecondaryIndexes.*.ProvisionedThroughput.NumberOfDecreasesToday',
    ],
    consolePath: (ref) => `dynamodbv2/home?region=${ref.region}#table?name=${lastPart(ref)}`,
    model: (name, d, place) => {
      if (d.described === null) return undefined;
      const described = partOf(d.described, (output) => output.Table);
      const tableArn = described?.TableArn ?? arn(place, 'dynamodb', `table/${name}`);
      return {
        resourceId: tableArn,
        arn: tableArn,
        id: described?.TableId,
        name,
        tags: described ? tagsOf(partOf(d.tags, (pages) => pages.flatMap((page) => page.Tags ?? []))) : undefined,
        timeCreated: described?.CreationDateTime,
        attributes: {
          ...fieldsOf(described, [
            'AttributeDefinitions',
            'BillingModeSummary',
            'GlobalSecondaryIndexes',
            'ItemCount',
            'KeySchema',
            'LatestStreamArn',
            'LatestStreamLabel',
            'LocalSecondaryIndexes',
            'ProvisionedThroughput',
            'RestoreSummary',
            'SSEDescription',
            'StreamSpecification',
            'TableSizeBytes',
            'TableStatus',
          ]),
          ...fieldsOf(d.timeToLive, ['TimeToLiveDescription']),
          AutoScalingDescriptions: partOf(d.scaling, (byTable) => byTable.get(name) ?? []),
        },
      };
    },
  });
