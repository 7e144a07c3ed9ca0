import { servicePrincipal } from '../../regions/partition.ts';
import { noSuchService } from '../absent.ts';
import { listedIn } from '../fields.ts';
import type { OutputOf } from '../sdk.ts';
import { serviceOf } from '../service.ts';
import type { Absent, Place } from '../types.ts';

export const organizations = serviceOf<typeof import('@aws-sdk/client-organizations')>({
  id: 'organizations',
  label: 'Organizations',
  isGlobal: true,
});

/** What Organizations' list calls take at most. */
export const pageSize = 20;

const notInUse = 'AWSOrganizationsNotInUseException';

/** The account is in no organization. */
export const noOrganization: readonly Absent[] = [notInUse];

/**
 * The account is in none, or is but a member: only the management account and delegated administrators are told more
 * than what the organization is. Where IAM refuses, the message names the principal and the action instead.
 */
export const notAdministrator: readonly Absent[] = [
  notInUse,
  { code: 'AccessDeniedException', says: "You don't have permissions to access this resource" },
];

export const listDelegatedAdministrators = organizations.op('ListDelegatedAdministrators');

type Page = OutputOf<typeof import('@aws-sdk/client-organizations'), 'ListDelegatedAdministrators'>;

/**
 * What a `.shared('admins', listDelegatedAdministrators, administratorsOf('macie'))` takes: the ids of the accounts that
 * administer a service for the organization. Null: the account itself is surely none of them.
 */
export function administratorsOf(service: string): {
  readonly input: { readonly ServicePrincipal: string; readonly MaxResults: number };
  readonly index: (pages: readonly Page[]) => ReadonlySet<string | undefined>;
  readonly absent: readonly Absent[];
} {
  return {
    input: { ServicePrincipal: servicePrincipal(service), MaxResults: pageSize },
    index: (pages) => new Set(listedIn(pages, (page) => page.DelegatedAdministrators).map(({ Id }) => Id)),
    // Not every partition has every service.
    absent: [
      ...notAdministrator,
      { code: 'InvalidInputException', says: 'unrecognized service principal' },
      noSuchService,
    ],
  };
}

/** Whether the account administers the service for its organization. False also where that was not read. */
export function isAdministrator(admins: ReadonlySet<string | undefined> | null | undefined, place: Place): boolean {
  return admins?.has(place.accountId) ?? false;
}
