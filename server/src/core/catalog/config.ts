import { capitalized, capitalizedFields } from './capitalize.ts';
import { listedIn, partOf } from './fields.ts';
import { pantherId } from './place.ts';
import { list, serviceOf } from './service.ts';
import type { DerivedType, SourceResource } from './types.ts';

const config = serviceOf<typeof import('@aws-sdk/client-config-service')>({
  id: 'config-service',
  label: 'Config',
  iamPrefix: 'config',
});

const type = 'AWS.Config.Recorder';
const describeRecorders = config.op('DescribeConfigurationRecorders');

// Without a name AWS tells of the customer's recorder, of which a region has one at most.
export const recorder = list(describeRecorders, { items: (page) => page.ConfigurationRecorders })
  .shared('status', config.op('DescribeConfigurationRecorderStatus'), {
    index: (pages) =>
      new Map(listedIn(pages, (page) => page.ConfigurationRecordersStatus).map((status) => [status.name, status])),
  })
  .lookup(describeRecorders, { input: () => ({}), items: (page) => page.ConfigurationRecorders })
  .as({
    type,
    cfn: 'AWS::Config::ConfigurationRecorder',
    label: 'Config recorders',
    icon: 'record',
    scope: 'regional',
    volatile: ['Status.LastStatus', 'Status.LastStatusChangeTime'],
    consolePath: (ref) => `config/home?region=${ref.region}#/settings`,
    model: (r, d, place) => ({
      resourceId: pantherId(place, type),
      arn: r.arn,
      name: r.name,
      tags: {},
      attributes: {
        ...capitalizedFields(r, ['recordingGroup', 'recordingMode', 'roleARN']),
        Status: partOf(d.status, (byName) => capitalized(byName.get(r.name))),
      },
    }),
  });

const metaType = 'AWS.Config.Recorder.Meta';

/** Whether a recorder takes in what has no region: users, roles, policies. */
function isGlobal({ attributes }: SourceResource): boolean {
  const group = attributes['RecordingGroup'];
  if (typeof group !== 'object' || group === null) return false;
  const { AllSupported, IncludeGlobalResourceTypes } = group as Readonly<Record<string, unknown>>;
  return AllSupported === true && IncludeGlobalResourceTypes === true;
}

/** One for each account, also where it has no recorder: that is what one wants to know. */
export const recorderMeta: DerivedType = {
  kind: 'derived',
  type: metaType,
  cfn: null,
  label: 'Config recorder summaries',
  icon: 'info',
  scope: 'global',
  volatile: [],
  secrets: [],
  consolePath: () => 'config/home#/settings',
  from: type,
  derive: (recorders, place) => ({
    resourceId: pantherId(place, metaType),
    name: metaType,
    tags: {},
    attributes: {
      GlobalRecorderCount: recorders.filter(isGlobal).length,
      Recorders: recorders.map((of) => of.resourceId).sort(),
    },
  }),
};
