/** Which regions are switched on in an account. */
import type { Region } from '../../core/accounts/account.ts';
import { ec2 } from '../../core/catalog/ec2/service.ts';
import { AwsFailure } from '../../core/errors.ts';
import type { AwsSession } from '../../core/ports.ts';
import { defaultRegions } from '../../core/regions/defaultRegions.ts';
import { homeRegion } from '../../core/regions/partition.ts';

export interface EnabledRegions {
  readonly regions: readonly Region[];
  /** Why the list is a guess; null: AWS gave it. */
  readonly problem: string | null;
}

const REGION_CODE = /^[a-z]{2,8}(?:-[a-z]+)+-\d{1,2}$/u;

/** Asks EC2; where it refuses, the regions that are on in every account. @throws AwsFailure */
export async function enabledRegions(session: AwsSession, signal: AbortSignal): Promise<EnabledRegions> {
  const home = homeRegion(session.partition);
  try {
    const answer = await session.call(ec2.op('DescribeRegions'), { AllRegions: false }, { region: home, signal });
    const regions = (answer.Regions ?? []).flatMap(({ RegionName: code }) =>
      code !== undefined && REGION_CODE.test(code) ? [code] : [],
    );
    return { regions, problem: null };
  } catch (error) {
    if (!(error instanceof AwsFailure) || !GUESS.has(error.kind)) throw error;
    return {
      regions: defaultRegions(session.partition, home),
      problem: `AWS did not say which regions are enabled (${error.call}: ${error.code}), so the default ones were scanned.`,
    };
  }
}

const GUESS: ReadonlySet<string> = new Set(['denied', 'unsupported', 'throttled', 'failed', 'notFound']);
