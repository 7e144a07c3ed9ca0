import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt } from '../tagging.ts';
import { bedrock, bedrockTags, gone, pageSize } from './service.ts';

const getModel = bedrock.op('GetCustomModel');

interface Listed {
  readonly modelArn?: string | undefined;
  readonly modelName?: string | undefined;
  readonly creationTime?: Date | undefined;
}

/** Foundation models are AWS's; these were made from them, with the account's data. */
export const bedrockCustomModel = list(bedrock.op('ListCustomModels'), {
  input: { isOwned: true, maxResults: pageSize },
  items: (page): readonly Listed[] | undefined => page.modelSummaries,
})
  .shared('tags', getTaggedResources, bedrockTags)
  .detail('described', getModel, (m) => ({ modelIdentifier: m.modelArn }), { absent: gone })
  .lookup(getModel, {
    input: (ref) => ({ modelIdentifier: ref.resourceId }),
    items: (page) => (page.modelArn === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.Bedrock.CustomModel',
    cfn: null,
    label: 'Bedrock custom models',
    note: 'Those of the account.',
    icon: 'wand',
    scope: 'regional',
    consolePath: (ref) => `bedrock/home?region=${ref.region}#/custom-models`,
    model: (m, d) => {
      if (d.described === null) return undefined;
      const modelArn = required(m.modelArn, 'modelArn');
      return {
        resourceId: modelArn,
        arn: modelArn,
        name: m.modelName,
        tags: tagsAt(d.tags, modelArn),
        timeCreated: m.creationTime,
        attributes: fieldsOf(d.described, [
          'baseModelArn',
          'customizationConfig',
          'customizationType',
          'failureMessage',
          'hyperParameters',
          'jobArn',
          'modelKmsKeyArn',
          'modelStatus',
          'outputDataConfig',
          'trainingDataConfig',
          'validationDataConfig',
        ]),
      };
    },
  });
