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
  readonly hint: string | null;
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
    if (regions.length > 0) return { regions, problem: null, hint: null };
    return guess(session, known, 'it named none', 'Scan again in a minute.');
  } catch (error) {
    if (!(error instanceof AwsFailure) || !GUESS.has(error.kind)) throw error;
    const hint = error.kind === 'denied' ? `Allow ${error.call} to the scan role.` : 'Scan again in a minute.';
    return guess(session, known, `${error.call}: ${error.code}`, hint);
  }
}

function guess(session: AwsSession, known: readonly Region[], why: string, hint: string): EnabledRegions {
  const { partition } = session;
  return {
    regions: [...new Set([...defaultRegions(partition, homeRegion(partition)), ...known])],
    problem: `AWS did not say which regions are enabled (${why}), so the default ones were scanned.`,
    hint,
  };
}

const GUESS: ReadonlySet<string> = new Set(['denied', 'unsupported', 'throttled', 'failed', 'notFound']);
