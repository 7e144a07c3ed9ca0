import { fieldsOf, required } from './fields.ts';
import { list, serviceOf } from './service.ts';

const kafka = serviceOf<typeof import('@aws-sdk/client-kafka')>({ id: 'kafka', label: 'MSK' });

const gone = ['NotFoundException'];

export const kafkaCluster = list(kafka.op('ListClustersV2'), {
  input: { MaxResults: 100 },
  items: (page) => page.ClusterInfoList,
})
  .detail('policy', kafka.op('GetClusterPolicy'), ({ ClusterArn }) => ({ ClusterArn }), { absent: gone })
  .lookup(kafka.op('DescribeClusterV2'), {
    input: (ref) => ({ ClusterArn: ref.resourceId }),
    items: (page) => page.ClusterInfo && [page.ClusterInfo],
    gone,
  })
  .as({
    type: 'AWS.MSK.Cluster',
    cfn: 'AWS::MSK::Cluster',
    label: 'MSK clusters',
    icon: 'server-process',
    scope: 'regional',
    volatile: ['ActiveOperationArn'],
    consolePath: (ref) => `msk/home?region=${ref.region}#/cluster/${encodeURIComponent(ref.resourceId)}/view`,
    model: (cluster, d) => {
      const clusterArn = required(cluster.ClusterArn, 'ClusterArn');
      return {
        resourceId: clusterArn,
        arn: clusterArn,
        name: cluster.ClusterName,
        tags: cluster.Tags ?? {},
        timeCreated: cluster.CreationTime,
        attributes: {
          ...fieldsOf(cluster, [
            'ActiveOperationArn',
            'ClusterType',
            'CurrentVersion',
            'Provisioned',
            'Serverless',
            'State',
            'StateInfo',
          ]),
          ...fieldsOf(d.policy, ['Policy']),
        },
      };
    },
  });
