import { listedIn } from '../fields.ts';
import type { OutputOf } from '../sdk.ts';
import { serviceOf } from '../service.ts';
import type { Place } from '../types.ts';

export const ssoAdmin = serviceOf<typeof import('@aws-sdk/client-sso-admin')>({
  id: 'sso-admin',
  label: 'IAM Identity Center',
  iamPrefix: 'sso',
});

/** What Identity Center's list calls take at most. */
export const pageSize = 100;

export const gone = ['ResourceNotFoundException'];

export const listInstances = ssoAdmin.op('ListInstances');

type Page = OutputOf<typeof import('@aws-sdk/client-sso-admin'), 'ListInstances'>;
type Instance = NonNullable<Page['Instances']>[number];

/** What a `parents('instances', listInstances, visibleInstances)` takes. */
export const visibleInstances = {
  input: { MaxResults: pageSize },
  /** Null where there is none, which is so in all regions but one: nothing more is asked there. */
  index: (pages: readonly Page[]): readonly Instance[] | null => {
    const instances = listedIn(pages, (page) => page.Instances);
    return instances.length === 0 ? null : instances;
  },
};

/** An instance with replicas shows in several regions; it is read in its first one. */
function isHome(instance: Instance, place: Place): boolean {
  return instance.PrimaryRegion === undefined || instance.PrimaryRegion === place.region;
}

/** Instances of the account itself. */
export function ownInstances(instances: readonly Instance[], place: Place): readonly Instance[] {
  return instances.filter((instance) => isHome(instance, place) && instance.OwnerAccountId === place.accountId);
}

/**
 * Instances of the organization's management account. Every member sees them, but only those that administer Identity
 * Center may look into them.
 */
export function otherInstances(instances: readonly Instance[] | null | undefined, place: Place): readonly Instance[] {
  return (instances ?? []).filter((instance) => isHome(instance, place) && instance.OwnerAccountId !== place.accountId);
}

/** The console knows an instance by its id without the prefix: `ssoins-1` is `1`. */
export function instanceInConsole(instanceId: string): string {
  return instanceId.replace(/^ssoins-/, '');
}
