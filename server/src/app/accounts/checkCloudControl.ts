import { AppError } from '../../core/errors.ts';
import { matchesAny } from '../../core/regions/glob.ts';
import type { AppContext } from '../context.ts';

/**
 * Refuses what a person typed where it asks for nothing: a misspelt type would never be missed.
 * @throws AppError BAD_INPUT
 */
export function checkCloudControl(ctx: AppContext, patterns: readonly string[]): void {
  const types = ctx.catalog.flatMap(({ cfn, viaCloudControl }) => (cfn === null ? [] : [{ cfn, viaCloudControl }]));
  for (const pattern of patterns) {
    const matching = types.filter(({ cfn }) => matchesAny([pattern], cfn));
    if (matching.some(({ viaCloudControl }) => viaCloudControl === true)) continue;
    if (matching.length > 0) {
      throw new AppError('BAD_INPUT', `Scans read this without Cloud Control: ${pattern}`, {
        hint: 'Leave it out; see panther-scan catalog.',
      });
    }
    throw new AppError('BAD_INPUT', `Cloud Control has no such resource type: ${pattern}`, {
      hint: 'Write names as CloudFormation does, for example AWS::IoT::*; see panther-scan catalog --cloud-control.',
    });
  }
}
