import type { PartResult } from '../entry.ts';
import { fieldsOf, outputsOf, partOf, required, sortedBy } from '../fields.ts';
import { arn, lastPart } from '../place.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt } from '../tagging.ts';
import { agents, bedrockTags, gone, pageSize } from './service.ts';

type Source = OutputOf<typeof import('@aws-sdk/client-bedrock-agent'), 'GetDataSource'>;

const getKnowledgeBase = agents.op('GetKnowledgeBase');

function sourcesOf(parts: readonly PartResult<unknown, Source>[]): readonly object[] | undefined {
  const sources = outputsOf(parts)?.flatMap((output) => output.dataSource ?? []);
  return (
    sources &&
    sortedBy(sources, (source) => source.dataSourceId).map((source) =>
      fieldsOf(source, [
        'dataDeletionPolicy',
        'dataSourceConfiguration',
        'dataSourceId',
        'description',
        'failureReasons',
        'name',
        'serverSideEncryptionConfiguration',
        'status',
        'updatedAt',
        'vectorIngestionConfiguration',
      ]),
    )
  );
}

export const bedrockKnowledgeBase = list(agents.op('ListKnowledgeBases'), {
  input: { maxResults: pageSize },
  items: (page) => page.knowledgeBaseSummaries?.map((summary) => summary.knowledgeBaseId),
})
  .shared('tags', getTaggedResources, bedrockTags)
  .detail('described', getKnowledgeBase, (knowledgeBaseId) => ({ knowledgeBaseId }), { absent: gone })
  .pages('listed', agents.op('ListDataSources'), (knowledgeBaseId) => ({ knowledgeBaseId, maxResults: pageSize }), {
    absent: gone,
  })
  .next()
  // Which buckets and sites the answers come from, and with which keys; the list does not tell.
  .each('sources', agents.op('GetDataSource'), {
    of: (knowledgeBaseId, d) =>
      d.listed
        ?.flatMap((page) => page.dataSourceSummaries ?? [])
        .map(({ dataSourceId }) => ({ knowledgeBaseId, dataSourceId })),
    input: (source) => source,
    absent: gone,
  })
  .lookup(getKnowledgeBase, {
    input: (ref) => ({ knowledgeBaseId: lastPart(ref) }),
    items: (page) => page.knowledgeBase && [page.knowledgeBase.knowledgeBaseId],
    gone,
  })
  .as({
    type: 'AWS.Bedrock.KnowledgeBase',
    cfn: 'AWS::Bedrock::KnowledgeBase',
    label: 'Bedrock knowledge bases',
    icon: 'library',
    scope: 'regional',
    consolePath: (ref) => `bedrock/home?region=${ref.region}#/knowledge-bases/${encodeURIComponent(lastPart(ref))}`,
    model: (id, d, place) => {
      if (d.described === null) return undefined;
      const described = partOf(d.described, (output) => output.knowledgeBase);
      const baseArn =
        described?.knowledgeBaseArn ?? arn(place, 'bedrock', `knowledge-base/${required(id, 'knowledgeBaseId')}`);
      return {
        resourceId: baseArn,
        arn: baseArn,
        id,
        name: described?.name,
        tags: tagsAt(d.tags, baseArn),
        timeCreated: described?.createdAt,
        attributes: {
          ...fieldsOf(described, [
            'description',
            'failureReasons',
            'knowledgeBaseConfiguration',
            'roleArn',
            'status',
            'storageConfiguration',
            'updatedAt',
          ]),
          dataSources: d.listed && d.sources && sourcesOf(d.sources),
        },
      };
    },
  });
