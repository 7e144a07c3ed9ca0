import type { Region } from '../../../core/accounts/account.ts';
import { cloudtrail } from '../../../core/events/queue.ts';
import type { Known, Selectors, TrailFacts } from '../../../core/events/setup/facts.ts';
import type { Reading } from './reading.ts';

export type ReadTrails = (region: Region) => Promise<readonly TrailFacts[]>;

/** A trail of all regions shows in each of them; what it does is asked once. */
export function createReadTrails(reading: Reading): ReadTrails {
  const seen = new Map<string, Promise<Pick<TrailFacts, 'isLogging' | 'selectors'>>>();
  return async (region) => {
    const { trailList = [] } = await reading.call(
      cloudtrail.op('DescribeTrails'),
      { includeShadowTrails: true },
      region,
    );
    return Promise.all(
      trailList.map(async (trail) => {
        const { TrailARN: arn = '', HomeRegion: homeRegion = region } = trail;
        const state = seen.get(arn) ?? readState(reading, { arn, homeRegion, hasOwn: trail.HasCustomEventSelectors });
        seen.set(arn, state);
        const includesGlobal = trail.IsMultiRegionTrail === true || trail.IncludeGlobalServiceEvents === true;
        return { arn, homeRegion, includesGlobal, ...(await state) };
      }),
    );
  };
}

async function readState(
  reading: Reading,
  trail: { readonly arn: string; readonly homeRegion: Region; readonly hasOwn: boolean | undefined },
): Promise<Pick<TrailFacts, 'isLogging' | 'selectors'>> {
  const { arn, homeRegion } = trail;
  const [isLogging, selectors] = await Promise.all([
    reading.known(async () => {
      const { IsLogging } = await reading.call(cloudtrail.op('GetTrailStatus'), { Name: arn }, homeRegion);
      return IsLogging === true;
    }),
    readSelectors(reading, trail),
  ]);
  return { isLogging, selectors };
}

/** An organization's trail may refuse to tell a member; without selectors of its own it logs as every new trail does. */
async function readSelectors(
  reading: Reading,
  {
    arn,
    homeRegion,
    hasOwn,
  }: { readonly arn: string; readonly homeRegion: Region; readonly hasOwn: boolean | undefined },
): Promise<Known<Selectors>> {
  const known = await reading.known(async () => {
    const answer = await reading.call(cloudtrail.op('GetEventSelectors'), { TrailName: arn }, homeRegion);
    return { basic: answer.EventSelectors ?? [], advanced: answer.AdvancedEventSelectors ?? [] };
  });
  return 'problem' in known && hasOwn === false ? { value: { basic: [], advanced: [] } } : known;
}
