/**
 * Names that CloudFormation makes where a template gives none: `shop-Charge-1ABCDEFGHIJKL`. Of roles, tables and load
 * balancers they are all that tells the stack, for CloudFormation does not tag these.
 */
import type { LiveResource } from './liveStore.ts';
import { stackPlace } from './stackName.ts';

/** How the names of a resource of a stack begin. */
export function generatedPrefix(stackId: string, logicalId: string): string {
  return `${stackPlace(stackId).name}-${logicalId}-`;
}

/** Long names are cut, and then are not known again. */
export function isGeneratedFor({ key, name }: LiveResource, stackId: string, logicalId: string): boolean {
  const { accountId, region } = stackPlace(stackId);
  const prefix = generatedPrefix(stackId, logicalId).toLowerCase();
  const isThere = key.accountId === accountId && (key.region === region || key.region === 'global');
  const called = name?.toLowerCase() ?? '';
  return isThere && called.startsWith(prefix) && /^[a-z0-9]{10,13}$/.test(called.slice(prefix.length));
}
