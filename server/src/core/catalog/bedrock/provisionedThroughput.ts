import { fieldsOf, required } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt } from '../tagging.ts';
import { bedrock, bedrockTags, gone, pageSize } from './service.ts';

export const bedrockProvisionedThroughput = list(bedrock.op('ListProvisionedModelThroughputs'), {
  input: { maxResults: pageSize },
  items: (page) => page.provisionedModelSummaries,
})
  .shared('tags', getTaggedResources, bedrockTags)
  .lookup(bedrock.op('GetProvisionedModelThroughput'), {
    input: (ref) => ({ provisionedModelId: ref.resourceId }),
    items: (page) => (page.provisionedModelArn === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.Bedrock.ProvisionedModelThroughput',
    cfn: null,
    label: 'Bedrock provisioned throughputs',
    icon: 'rocket',
    scope: 'regional',
    consolePath: (ref) =>
      `bedrock/home?region=${ref.region}#/provisioned-throughput/${encodeURIComponent(lastPart(ref))}`,
    model: (p, d) => {
      const provisionedArn = required(p.provisionedModelArn, 'provisionedModelArn');
      return {
        resourceId: provisionedArn,
        arn: provisionedArn,
        name: p.provisionedModelName,
        tags: tagsAt(d.tags, provisionedArn),
        timeCreated: p.creationTime,
        attributes: fieldsOf(p, [
          'commitmentDuration',
          'commitmentExpirationTime',
          'desiredModelArn',
          'desiredModelUnits',
          'foundationModelArn',
          'lastModifiedTime',
          'modelArn',
          'modelUnits',
          'status',
        ]),
      };
    },
  });
