import { fieldsOf, partOf, required } from './fields.ts';
import { isPlainVariable } from './isPlainVariable.ts';
import { arn, lastPart } from './place.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';

const codePipeline = serviceOf<typeof import('@aws-sdk/client-codepipeline')>({
  id: 'codepipeline',
  label: 'CodePipeline',
});

const gone = ['PipelineNotFoundException'];
const getPipeline = codePipeline.op('GetPipeline');

/** What people put tokens, passwords and whole environments into. */
const secretConfiguration = ['EnvironmentVariables', 'Input', 'OAuthToken', 'ParameterOverrides', 'UserParameters'];

interface Listed {
  readonly name?: string | undefined;
  readonly created?: Date | undefined;
}

export const pipeline = list(codePipeline.op('ListPipelines'), {
  input: { maxResults: 1000 },
  items: (page): readonly Listed[] | undefined => page.pipelines,
})
  .shared('tags', getTaggedResources, tagsOfType('codepipeline'))
  .detail('described', getPipeline, ({ name }) => ({ name }), { absent: gone })
  .lookup(getPipeline, {
    input: (ref) => ({ name: lastPart(ref) }),
    items: ({ pipeline: found, metadata }) => found && [{ name: found.name, created: metadata?.created }],
    gone,
  })
  .as({
    type: 'AWS.CodePipeline.Pipeline',
    cfn: 'AWS::CodePipeline::Pipeline',
    label: 'CodePipeline pipelines',
    icon: 'rocket',
    scope: 'regional',
    secrets: [
      ...secretConfiguration.map((field) => `stages.**.configuration.${field}`),
      'stages.**.commands.*',
      { at: 'stages.**.environmentVariables.*.value', when: isPlainVariable },
      'variables.*.defaultValue',
    ],
    consolePath: (ref) =>
      `codesuite/codepipeline/pipelines/${encodeURIComponent(lastPart(ref))}/view?region=${ref.region}`,
    model: (p, d, place) => {
      if (d.described === null) return undefined;
      const name = required(p.name, 'name');
      const metadata = partOf(d.described, (output) => output.metadata);
      const pipelineArn = metadata?.pipelineArn ?? arn(place, 'codepipeline', name);
      return {
        resourceId: pipelineArn,
        arn: pipelineArn,
        name,
        tags: tagsAt(d.tags, pipelineArn),
        timeCreated: metadata?.created ?? p.created,
        attributes: {
          ...fieldsOf(
            partOf(d.described, (output) => output.pipeline),
            [
              'artifactStore',
              'artifactStores',
              'executionMode',
              'pipelineType',
              'roleArn',
              'stages',
              'triggers',
              'variables',
              'version',
            ],
          ),
          ...fieldsOf(metadata, ['pollingDisabledAt', 'updated']),
        },
      };
    },
  });
