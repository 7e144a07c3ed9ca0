import type { JsonObject } from '../../json.ts';
import { fieldsOf, partOf, required, tagsOf } from '../fields.ts';
import { isPlainVariable } from '../isPlainVariable.ts';
import { arn, lastPart } from '../place.ts';
import { list } from '../service.ts';
import { codebuild } from './service.ts';

interface Source {
  readonly location?: string | undefined;
}

/** Where a source is, without the user and the token that some have in the URL. */
function withoutUser<Of extends Source>(source: Of): Of {
  return source.location === undefined
    ? source
    : { ...source, location: source.location.replace(/^(https?:\/\/)[^/]*@/i, '$1') };
}

/** Commands and variables, rather than the name of the file that has them. */
function isInline({ buildspec }: JsonObject): boolean {
  return typeof buildspec === 'string' && /[\n{]/.test(buildspec);
}

export const project = list(codebuild.op('ListProjects'), { items: (page) => page.projects })
  .batch('project', codebuild.op('BatchGetProjects'), {
    size: 100,
    input: (names) => ({ names: [...names] }),
    pick: (output, name) => output.projects?.find((found) => found.name === name),
  })
  .lookup(codebuild.op('BatchGetProjects'), {
    input: (ref) => ({ names: [lastPart(ref)] }),
    items: (page) => page.projects?.map((found) => required(found.name, 'name')),
  })
  .as({
    type: 'AWS.CodeBuild.Project',
    cfn: 'AWS::CodeBuild::Project',
    label: 'CodeBuild projects',
    icon: 'tools',
    scope: 'regional',
    secrets: [
      { at: 'badge.badgeRequestUrl', keep: 'origin' },
      { at: 'environment.environmentVariables.*.value', when: isPlainVariable },
      { at: 'secondarySources.*.buildspec', when: isInline },
      { at: 'source.buildspec', when: isInline },
      { at: 'webhook.payloadUrl', keep: 'origin' },
      'webhook.secret',
    ],
    consolePath: (ref) =>
      `codesuite/codebuild/${ref.accountId}/projects/${encodeURIComponent(lastPart(ref))}/details?region=${ref.region}`,
    model: (name, { project: found }, place) => {
      if (found === null) return undefined;
      const projectArn = found?.arn ?? arn(place, 'codebuild', `project/${name}`);
      const tags = partOf(found, (of) => (of.tags ?? []).map(({ key, value }) => ({ Key: key, Value: value })));
      return {
        resourceId: projectArn,
        arn: projectArn,
        name,
        tags: tagsOf(tags),
        timeCreated: found?.created,
        attributes: {
          ...fieldsOf(found, [
            'artifacts',
            'autoRetryLimit',
            'badge',
            'buildBatchConfig',
            'cache',
            'concurrentBuildLimit',
            'description',
            'encryptionKey',
            'environment',
            'fileSystemLocations',
            'lastModified',
            'logsConfig',
            'projectVisibility',
            'publicProjectAlias',
            'queuedTimeoutInMinutes',
            'resourceAccessRole',
            'secondaryArtifacts',
            'secondarySourceVersions',
            'serviceRole',
            'sourceVersion',
            'timeoutInMinutes',
            'vpcConfig',
            'webhook',
          ]),
          secondarySources: partOf(found, (of) => of.secondarySources?.map(withoutUser)),
          source: partOf(found, (of) => of.source && withoutUser(of.source)),
        },
      };
    },
  });
