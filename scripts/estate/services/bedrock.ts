import { BedrockClient, CreateModelCustomizationJobCommand } from '@aws-sdk/client-bedrock';
import { BedrockAgentClient, CreateAgentCommand, CreateKnowledgeBaseCommand } from '@aws-sdk/client-bedrock-agent';
import type { Assistant } from '../blueprint/analytics.ts';
import { arn, roleArn, type Site } from '../site.ts';
import { lowerTagList, tagMap } from '../tags.ts';

const foundationModel = 'anthropic.claude-3-5-haiku-20241022-v1:0';

export async function seedAssistants(site: Site, assistants: readonly Assistant[]): Promise<void> {
  const agents = new BedrockAgentClient(site.connection);
  for (const assistant of assistants) {
    const { name, owner, role, instruction } = assistant;
    const common = { description: `Assistant of ${owner.team}`, tags: tagMap(owner) };
    const agentResourceRoleArn = roleArn(site, role);
    await agents.send(
      new CreateAgentCommand({ agentName: name, agentResourceRoleArn, foundationModel, instruction, ...common }),
    );
    await agents.send(
      new CreateKnowledgeBaseCommand({ name, roleArn: agentResourceRoleArn, ...knowledge(site, name), ...common }),
    );
    await seedModel(site, assistant);
  }
}

function knowledge({ connection, accountId }: Site, name: string) {
  const model = `arn:aws:bedrock:${connection.region}::foundation-model/amazon.titan-embed-text-v2:0`;
  return {
    knowledgeBaseConfiguration: {
      type: 'VECTOR' as const,
      vectorKnowledgeBaseConfiguration: { embeddingModelArn: model },
    },
    storageConfiguration: {
      type: 'OPENSEARCH_SERVERLESS' as const,
      opensearchServerlessConfiguration: {
        collectionArn: `arn:aws:aoss:${connection.region}:${accountId}:collection/${name}`,
        vectorIndexName: name,
        fieldMapping: { vectorField: 'vector', textField: 'text', metadataField: 'metadata' },
      },
    },
  };
}

/** Fine-tuned with the assistant's own examples. */
async function seedModel(site: Site, { name, owner, role, bucket }: Assistant): Promise<void> {
  await new BedrockClient(site.connection).send(
    new CreateModelCustomizationJobCommand({
      jobName: `${name}-tuning`,
      customModelName: name,
      roleArn: roleArn(site, role),
      baseModelIdentifier: arn(site, 'bedrock', 'foundation-model/amazon.nova-lite-v1:0'),
      trainingDataConfig: { s3Uri: `s3://${bucket}/${name}/training.jsonl` },
      outputDataConfig: { s3Uri: `s3://${bucket}/${name}/output/` },
      hyperParameters: { epochCount: '2' },
      customModelTags: lowerTagList(owner),
    }),
  );
}
