import { fieldsOf, required } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt } from '../tagging.ts';
import { bedrock, bedrockTags, gone, pageSize } from './service.ts';

const getGuardrail = bedrock.op('GetGuardrail');

interface Listed {
  readonly arn?: string | undefined;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly createdAt?: Date | undefined;
}

export const bedrockGuardrail = list(bedrock.op('ListGuardrails'), {
  input: { maxResults: pageSize },
  items: (page): readonly Listed[] | undefined => page.guardrails,
})
  .shared('tags', getTaggedResources, bedrockTags)
  .detail('described', getGuardrail, (g) => ({ guardrailIdentifier: g.id }), { absent: gone })
  .lookup(getGuardrail, {
    input: (ref) => ({ guardrailIdentifier: lastPart(ref) }),
    items: ({ guardrailArn: arn, guardrailId: id, name, createdAt }) =>
      arn === undefined ? undefined : [{ arn, id, name, createdAt }],
    gone,
  })
  .as({
    type: 'AWS.Bedrock.Guardrail',
    cfn: 'AWS::Bedrock::Guardrail',
    label: 'Bedrock guardrails',
    note: 'Their working drafts: a version that was published never changes.',
    icon: 'workspace-trusted',
    scope: 'regional',
    consolePath: (ref) => `bedrock/home?region=${ref.region}#/guardrails/${encodeURIComponent(lastPart(ref))}`,
    model: (g, d) => {
      if (d.described === null) return undefined;
      const guardrailArn = required(g.arn, 'arn');
      return {
        resourceId: guardrailArn,
        arn: guardrailArn,
        id: g.id,
        name: g.name,
        tags: tagsAt(d.tags, guardrailArn),
        timeCreated: g.createdAt,
        attributes: fieldsOf(d.described, [
          'automatedReasoningPolicy',
          'blockedInputMessaging',
          'blockedOutputsMessaging',
          'contentPolicy',
          'contextualGroundingPolicy',
          'crossRegionDetails',
          'description',
          'failureRecommendations',
          'kmsKeyArn',
          'sensitiveInformationPolicy',
          'status',
          'statusReasons',
          'topicPolicy',
          'updatedAt',
          'version',
          'wordPolicy',
        ]),
      };
    },
  });
