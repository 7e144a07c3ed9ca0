import { fieldsOf, partOf, sortedBy } from './fields.ts';
import { arn, pantherId } from './place.ts';
import { list, serviceOf } from './service.ts';
import type { DerivedType } from './types.ts';

const guardduty = serviceOf<typeof import('@aws-sdk/client-guardduty')>({ id: 'guardduty', label: 'GuardDuty' });

const type = 'AWS.GuardDuty.Detector';
const listDetectors = guardduty.op('ListDetectors');
/** GuardDuty has one code for everything that it refuses. */
const gone = [{ code: 'BadRequestException', says: 'detectorId is not owned by the current account' }];

// A region has one at most.
export const detector = list(listDetectors, { input: { MaxResults: 50 }, items: (page) => page.DetectorIds })
  .detail('described', guardduty.op('GetDetector'), (id) => ({ DetectorId: id }), { absent: gone })
  .detail('administrator', guardduty.op('GetAdministratorAccount'), (id) => ({ DetectorId: id }), { absent: gone })
  .lookup(listDetectors, { input: () => ({ MaxResults: 50 }), items: (page) => page.DetectorIds })
  .as({
    type,
    cfn: 'AWS::GuardDuty::Detector',
    label: 'GuardDuty detectors',
    icon: 'shield',
    scope: 'regional',
    consolePath: (ref) => `guardduty/home?region=${ref.region}#/settings`,
    model: (id, d, place) => {
      if (d.described === null) return undefined;
      const createdAt = d.described?.CreatedAt;
      return {
        resourceId: pantherId(place, type),
        arn: arn(place, 'guardduty', `detector/${id}`),
        id,
        tags: partOf(d.described, (output) => output.Tags ?? {}) ?? undefined,
        timeCreated: createdAt === undefined ? undefined : new Date(createdAt),
        attributes: {
          ...fieldsOf(d.described, ['FindingPublishingFrequency', 'ServiceRole', 'Status', 'UpdatedAt']),
          Features: partOf(d.described, ({ Features }) => Features && sortedBy(Features, (feature) => feature.Name)),
          // The seed's name, and once AWS's.
          Master: partOf(d.administrator, (output) => output.Administrator),
        },
      };
    },
  });

const metaType = 'AWS.GuardDuty.Detector.Meta';

/** One for each account, also where it has no detector: that is what one wants to know. */
export const detectorMeta: DerivedType = {
  kind: 'derived',
  type: metaType,
  cfn: null,
  label: 'GuardDuty summaries',
  icon: 'info',
  scope: 'global',
  volatile: [],
  secrets: [],
  consolePath: () => 'guardduty/home#/settings',
  from: type,
  derive: (detectors, place) => ({
    resourceId: pantherId(place, metaType),
    tags: {},
    attributes: { Detectors: detectors.map((of) => of.resourceId).sort() },
  }),
};
