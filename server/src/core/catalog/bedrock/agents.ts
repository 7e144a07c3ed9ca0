import type { PartResult } from '../entry.ts';
import { fieldsOf, listedIn, outputsOf, partOf, required, sortedBy } from '../fields.ts';
import { arn, lastPart } from '../place.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt } from '../tagging.ts';
import { agents, bedrockTags, gone, pageSize } from './service.ts';

type Sdk = typeof import('@aws-sdk/client-bedrock-agent');
type Agent = NonNullable<OutputOf<Sdk, 'GetAgent'>['agent']>;
type ActionGroup = OutputOf<Sdk, 'GetAgentActionGroup'>;

const getAgent = agents.op('GetAgent');

/** What is worked on; versions that were published never change. */
const draft = 'DRAFT';

/** Without AWS's own prompts, which are long and which AWS changes. */
function ownPrompts({ promptOverrideConfiguration: override }: Agent) {
  return (
    override && {
      ...override,
      promptConfigurations: override.promptConfigurations?.map((prompt) =>
        prompt.promptCreationMode === 'OVERRIDDEN' ? prompt : { ...prompt, basePromptTemplate: undefined },
      ),
    }
  );
}

function groupsOf(parts: readonly PartResult<unknown, ActionGroup>[]): readonly object[] | undefined {
  const groups = outputsOf(parts)?.flatMap((output) => output.agentActionGroup ?? []);
  return (
    groups &&
    sortedBy(groups, (group) => group.actionGroupId).map((group) =>
      fieldsOf(group, [
        'actionGroupExecutor',
        'actionGroupId',
        'actionGroupName',
        'actionGroupState',
        'apiSchema',
        'description',
        'functionSchema',
        'parentActionSignature',
        'updatedAt',
      ]),
    )
  );
}

export const bedrockAgent = list(agents.op('ListAgents'), {
  input: { maxResults: pageSize },
  items: (page) => page.agentSummaries?.map((summary) => summary.agentId),
})
  .shared('tags', getTaggedResources, bedrockTags)
  .detail('described', getAgent, (agentId) => ({ agentId }), { absent: gone })
  .pages(
    'groups',
    agents.op('ListAgentActionGroups'),
    (agentId) => ({ agentId, agentVersion: draft, maxResults: pageSize }),
    { absent: gone },
  )
  .pages(
    'knowledge',
    agents.op('ListAgentKnowledgeBases'),
    (agentId) => ({ agentId, agentVersion: draft, maxResults: pageSize }),
    { absent: gone },
  )
  .next()
  // What the agent can do: the list does not tell which functions it calls.
  .each('actions', agents.op('GetAgentActionGroup'), {
    of: (agentId, d) =>
      d.groups
        ?.flatMap((page) => page.actionGroupSummaries ?? [])
        .map(({ actionGroupId }) => ({ agentId, agentVersion: draft, actionGroupId })),
    input: (group) => group,
    absent: gone,
  })
  .lookup(getAgent, {
    input: (ref) => ({ agentId: lastPart(ref) }),
    items: (page) => page.agent && [page.agent.agentId],
    gone,
  })
  .as({
    type: 'AWS.Bedrock.Agent',
    cfn: 'AWS::Bedrock::Agent',
    label: 'Bedrock agents',
    note: 'Their working drafts, with the action groups and knowledge bases of these.',
    icon: 'robot',
    scope: 'regional',
    consolePath: (ref) => `bedrock/home?region=${ref.region}#/agents/${encodeURIComponent(lastPart(ref))}`,
    model: (agentId, d, place) => {
      if (d.described === null) return undefined;
      const described = partOf(d.described, (output) => output.agent);
      const agentArn = described?.agentArn ?? arn(place, 'bedrock', `agent/${required(agentId, 'agentId')}`);
      return {
        resourceId: agentArn,
        arn: agentArn,
        id: agentId,
        name: described?.agentName,
        tags: tagsAt(d.tags, agentArn),
        timeCreated: described?.createdAt,
        attributes: {
          ...fieldsOf(described, [
            'agentCollaboration',
            'agentResourceRoleArn',
            'agentStatus',
            'customOrchestration',
            'customerEncryptionKeyArn',
            'description',
            'failureReasons',
            'foundationModel',
            'guardrailConfiguration',
            'idleSessionTTLInSeconds',
            'instruction',
            'memoryConfiguration',
            'orchestrationType',
            'preparedAt',
            'recommendedActions',
            'updatedAt',
          ]),
          actionGroups: d.groups && d.actions && groupsOf(d.actions),
          knowledgeBases: partOf(d.knowledge, (pages) =>
            sortedBy(
              listedIn(pages, (page) => page.agentKnowledgeBaseSummaries),
              (base) => base.knowledgeBaseId,
            ),
          ),
          promptOverrideConfiguration: partOf(described, ownPrompts),
        },
      };
    },
  });
