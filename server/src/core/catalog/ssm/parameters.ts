import { fieldsOf, partOf, required } from '../fields.ts';
import { arn } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import type { Place, ResourceRef } from '../types.ts';
import { ssm } from './service.ts';

const describeParameters = ssm.op('DescribeParameters');

interface Listed {
  readonly ARN?: string | undefined;
  readonly Name?: string | undefined;
}

function arnOf(parameter: Listed, place: Place): string {
  const name = required(parameter.Name, 'Name').replace(/^\//, '');
  return parameter.ARN ?? arn(place, 'ssm', `parameter/${name}`);
}

/** The name, but for the slash that a name with several levels begins with: the ARN has one in either case. */
function levelsOf(ref: ResourceRef): string {
  return ref.resourceId.split(':parameter/')[1] ?? '';
}

/** What a parameter is like. Its value is never asked for. */
export const parameter = list(describeParameters, { input: { MaxResults: 50 }, items: (page) => page.Parameters })
  .shared('tags', getTaggedResources, tagsOfType('ssm:parameter'))
  .pages(
    'policies',
    ssm.op('GetResourcePolicies'),
    // Others cannot be shared.
    (p, _, place) => (p.Tier === 'Advanced' ? { ResourceArn: arnOf(p, place), MaxResults: 50 } : undefined),
    { absent: ['ResourceNotFoundException'] },
  )
  .lookup(describeParameters, {
    input: (ref) => ({
      ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: [levelsOf(ref), `/${levelsOf(ref)}`] }],
      MaxResults: 50,
    }),
    items: (page) => page.Parameters,
  })
  .as({
    type: 'AWS.SSM.Parameter',
    cfn: 'AWS::SSM::Parameter',
    label: 'SSM parameters',
    icon: 'symbol-parameter',
    scope: 'regional',
    consolePath: (ref) => {
      const path = levelsOf(ref).split('/').map(encodeURIComponent).join('/');
      return `systems-manager/parameters/${path}/description?region=${ref.region}&tab=Table`;
    },
    model: (p, d, place) => {
      const parameterArn = arnOf(p, place);
      return {
        resourceId: parameterArn,
        arn: parameterArn,
        name: p.Name,
        tags: tagsAt(d.tags, parameterArn),
        attributes: {
          ...fieldsOf(p, [
            'AllowedPattern',
            'DataType',
            'Description',
            'KeyId',
            'LastModifiedDate',
            'LastModifiedUser',
            'Policies',
            'Tier',
            'Type',
            'Version',
          ]),
          ResourcePolicies: partOf(d.policies, (pages) => pages.flatMap((page) => page.Policies ?? [])),
        },
      };
    },
  });
