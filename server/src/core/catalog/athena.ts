import { fieldsOf, partOf } from './fields.ts';
import { afterSlash, arn } from './place.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';

const athena = serviceOf<typeof import('@aws-sdk/client-athena')>({ id: 'athena', label: 'Athena' });

const getWorkGroup = athena.op('GetWorkGroup');

/** Athena has no code of its own for what does not exist. */
const gone = [{ code: 'InvalidRequestException', says: 'is not found' }];

export const athenaWorkGroup = list(athena.op('ListWorkGroups'), {
  input: { MaxResults: 50 },
  items: (page) => page.WorkGroups?.map((group) => group.Name),
})
  .shared('tags', getTaggedResources, tagsOfType('athena:workgroup'))
  .detail('described', getWorkGroup, (name) => ({ WorkGroup: name }), { absent: gone })
  .lookup(getWorkGroup, {
    input: (ref) => ({ WorkGroup: afterSlash(ref) }),
    items: (page) => page.WorkGroup && [page.WorkGroup.Name],
    gone,
  })
  .as({
    type: 'AWS.Athena.WorkGroup',
    cfn: 'AWS::Athena::WorkGroup',
    label: 'Athena workgroups',
    icon: 'search-fuzzy',
    scope: 'regional',
    // What notebooks give to Spark may hold keys.
    secrets: [
      'Configuration.AdditionalConfiguration',
      'Configuration.EngineConfiguration.AdditionalConfigs.*',
      'Configuration.EngineConfiguration.Classifications.*.Properties.*',
      'Configuration.EngineConfiguration.SparkProperties.*',
    ],
    consolePath: (ref) => `athena/home?region=${ref.region}#/workgroups/details/${encodeURIComponent(afterSlash(ref))}`,
    model: (name, d, place) => {
      if (name === undefined || d.described === null) return undefined;
      const group = partOf(d.described, (output) => output.WorkGroup);
      const groupArn = arn(place, 'athena', `workgroup/${name}`);
      return {
        resourceId: groupArn,
        arn: groupArn,
        name,
        tags: tagsAt(d.tags, groupArn),
        timeCreated: group?.CreationTime,
        attributes: fieldsOf(group, ['Configuration', 'Description', 'IdentityCenterApplicationArn', 'State']),
      };
    },
  });
