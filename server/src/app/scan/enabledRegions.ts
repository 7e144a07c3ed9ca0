/** Which regions are switched on in an account. */
import type { Region } from '../../core/accounts/account.ts';
import { ec2 } from '../../core/catalog/ec2/service.ts';
import { AwsFailure } from '../../core/errors.ts';
import type { AwsSession } from '../../core/ports.ts';
import { defaultRegions } from '../../core/regions/defaultRegions.ts';
import { homeRegion } from '../../core/regions/partition.ts';
import { isRegionCode } from '../../core/regions/regionCode.ts';

export interface EnabledRegions {
  readonly regions: readonly Region[];
  /** Why the list is a guess; null: AWS gave it. */
  readonly problem: string | null;
}

/**
 * Asks EC2; where it refuses, the regions that are on in every account, and those that were scanned before (`known`).
 * @throws AwsFailure
 */
export async function enabledRegions(
  session: AwsSession,
  known: readonly Region[],
  signal: AbortSignal,
): Promise<EnabledRegions> {
  const home = homeRegion(session.partition);
  try {
    const answer = await session.call(ec2.op('DescribeRegions'), { AllRegions: false }, { region: home, signal });
    const regions = (answer.Regions ?? []).flatMap(({ RegionName: code }) =>
      code !== undefined && isRegionCode(code) ? [code] : [],
    );
    return { regions, problem: null };
  } catch (error) {
    if (!(error instanceof AwsFailure) || !GUESS.has(error.kind)) throw error;
    return {
      regions: [...new Set([...defaultRegions(session.partition, home), ...known])],
      problem: `AWS did not say which regions are enabled (${error.call}: ${error.code}), so the default ones were scanned.`,
    };
  }
}

const GUESS: ReadonlySet<string> = new Set(['denied', 'unsupported', 'throttled', 'failed', 'notFound']);
