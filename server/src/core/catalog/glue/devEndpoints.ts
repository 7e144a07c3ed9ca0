import { fieldsOf, required } from '../fields.ts';
import { afterSlash, arn } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt } from '../tagging.ts';
import { glue, glueTags, gone, pageSize } from './service.ts';

/** Machines with a role, and with an SSH key that whoever may update the endpoint can replace. */
export const glueDevEndpoint = list(glue.op('GetDevEndpoints'), {
  input: { MaxResults: pageSize },
  items: (page) => page.DevEndpoints,
})
  .shared('tags', getTaggedResources, glueTags)
  .lookup(glue.op('GetDevEndpoint'), {
    input: (ref) => ({ EndpointName: afterSlash(ref) }),
    items: (page) => page.DevEndpoint && [page.DevEndpoint],
    gone,
  })
  .as({
    type: 'AWS.Glue.DevEndpoint',
    cfn: 'AWS::Glue::DevEndpoint',
    label: 'Glue development endpoints',
    icon: 'terminal',
    scope: 'regional',
    secrets: ['Arguments.*'],
    consolePath: (ref) => `glue/home?region=${ref.region}#etl:tab=devEndpoints`,
    model: (e, d, place) => {
      const endpointArn = arn(place, 'glue', `devEndpoint/${required(e.EndpointName, 'EndpointName')}`);
      return {
        resourceId: endpointArn,
        arn: endpointArn,
        name: e.EndpointName,
        tags: tagsAt(d.tags, endpointArn),
        timeCreated: e.CreatedTimestamp,
        attributes: fieldsOf(e, [
          'Arguments',
          'AvailabilityZone',
          'ExtraJarsS3Path',
          'ExtraPythonLibsS3Path',
          'FailureReason',
          'GlueVersion',
          'LastModifiedTimestamp',
          'LastUpdateStatus',
          'NumberOfNodes',
          'NumberOfWorkers',
          'PrivateAddress',
          'PublicAddress',
          'PublicKey',
          'PublicKeys',
          'RoleArn',
          'SecurityConfiguration',
          'SecurityGroupIds',
          'Status',
          'SubnetId',
          'VpcId',
          'WorkerType',
          'YarnEndpointAddress',
        ]),
      };
    },
  });
