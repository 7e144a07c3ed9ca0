import { fieldsOf, listedIn, required } from '../fields.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, namedByTag, pageSize, withHidden } from './service.ts';

const describeLaunchTemplates = ec2.op('DescribeLaunchTemplates');

type Versions = OutputOf<typeof import('@aws-sdk/client-ec2'), 'DescribeLaunchTemplateVersions'>;
type Version = NonNullable<Versions['LaunchTemplateVersions']>[number];

/** Undefined: not read. Every template has both, so one without was made after the versions were read. */
function versionOf(
  versions: readonly Version[] | undefined,
  isIt: (version: Version) => boolean,
): Readonly<Record<string, unknown>> | undefined {
  const version = versions?.find(isIt);
  return (
    version &&
    fieldsOf(version, ['CreateTime', 'CreatedBy', 'LaunchTemplateData', 'VersionDescription', 'VersionNumber'])
  );
}

export const launchTemplate = list(describeLaunchTemplates, {
  input: { MaxResults: pageSize, ...withHidden },
  items: (page) => page.LaunchTemplates,
})
  .shared('versions', ec2.op('DescribeLaunchTemplateVersions'), {
    // Without a template's name, AWS tells of these versions of all templates.
    input: { Versions: ['$Latest', '$Default'], MaxResults: pageSize, ...withHidden },
    index: (pages) =>
      Map.groupBy(
        listedIn(pages, (page) => page.LaunchTemplateVersions),
        (version) => version.LaunchTemplateId,
      ),
  })
  .lookup(describeLaunchTemplates, {
    input: (ref) => ({ LaunchTemplateIds: [ec2Id(ref)], ...withHidden }),
    items: (page) => page.LaunchTemplates,
    gone: ['InvalidLaunchTemplateId.NotFound'],
  })
  .as({
    type: 'AWS.EC2.LaunchTemplate',
    cfn: 'AWS::EC2::LaunchTemplate',
    label: 'Launch templates',
    icon: 'rocket',
    scope: 'regional',
    secrets: ['DefaultVersion.LaunchTemplateData.UserData', 'LatestVersion.LaunchTemplateData.UserData'],
    consolePath: (ref) => `ec2/home?region=${ref.region}#LaunchTemplateDetails:launchTemplateId=${ec2Id(ref)}`,
    model: (template, d, place) => {
      const versions = d.versions?.get(template.LaunchTemplateId);
      const latest = Math.max(...(versions ?? []).map((version) => version.VersionNumber ?? 0));
      return {
        ...namedByTag(place, 'launch-template', required(template.LaunchTemplateId, 'LaunchTemplateId'), template),
        name: template.LaunchTemplateName,
        timeCreated: template.CreateTime,
        attributes: {
          ...fieldsOf(template, ['CreatedBy', 'DefaultVersionNumber', 'LatestVersionNumber', 'Operator']),
          DefaultVersion: versionOf(versions, (version) => version.DefaultVersion === true),
          LatestVersion: versionOf(versions, (version) => version.VersionNumber === latest),
        },
      };
    },
  });
