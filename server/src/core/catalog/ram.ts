import { fieldsOf, listedIn, partOf, required, sortedBy, tagsOf } from './fields.ts';
import type { OutputOf } from './sdk.ts';
import { list, serviceOf } from './service.ts';

type Sdk = typeof import('@aws-sdk/client-ram');

const ram = serviceOf<Sdk>({ id: 'ram', label: 'RAM' });

const getShares = ram.op('GetResourceShares');
const getAssociations = ram.op('GetResourceShareAssociations');

/** Of both ends of the shares, by share. Those that ended AWS tells for a while. */
function associationsByShare(pages: readonly OutputOf<Sdk, 'GetResourceShareAssociations'>[]) {
  const associations = listedIn(pages, (page) => page.resourceShareAssociations);
  return Map.groupBy(
    associations.filter(({ status }) => status !== 'DISASSOCIATED'),
    ({ resourceShareArn }) => resourceShareArn,
  );
}

type Associations = ReturnType<typeof associationsByShare>;

function associationsOf(all: Associations | null | undefined, shareArn: string) {
  return partOf(all, (byShare) =>
    sortedBy(byShare.get(shareArn) ?? [], (association) => association.associatedEntity).map((association) =>
      fieldsOf(association, ['associatedEntity', 'creationTime', 'external', 'status', 'statusMessage']),
    ),
  );
}

/** What the account shares with others; not what others share with it. */
export const resourceShare = list(getShares, {
  input: { resourceOwner: 'SELF', maxResults: 500 },
  items: (page) => page.resourceShares,
})
  .shared('principals', getAssociations, {
    input: { associationType: 'PRINCIPAL', maxResults: 500 },
    ofFew: (shares) => ({ associationType: 'PRINCIPAL' as const, resourceShareArns: arnsOf(shares) }),
    index: associationsByShare,
  })
  .shared('resources', getAssociations, {
    input: { associationType: 'RESOURCE', maxResults: 500 },
    ofFew: (shares) => ({ associationType: 'RESOURCE' as const, resourceShareArns: arnsOf(shares) }),
    index: associationsByShare,
  })
  .lookup(getShares, {
    input: (ref) => ({ resourceOwner: 'SELF' as const, resourceShareArns: [ref.resourceId] }),
    items: (page, ref) => page.resourceShares?.filter(({ resourceShareArn }) => resourceShareArn === ref.resourceId),
    gone: ['UnknownResourceException'],
  })
  .as({
    type: 'AWS.RAM.ResourceShare',
    cfn: 'AWS::RAM::ResourceShare',
    label: 'Resource shares',
    note: 'With whom they are shared and what; not what others share with the account.',
    icon: 'link-external',
    scope: 'regional',
    consolePath: (ref) => `ram/home?region=${ref.region}#OwnedResourceShares:`,
    model: (share, d) => {
      // AWS goes on telling of shares for a while after they are gone.
      if (share.status === 'DELETED') return undefined;
      const shareArn = required(share.resourceShareArn, 'resourceShareArn');
      return {
        resourceId: shareArn,
        arn: shareArn,
        name: share.name,
        tags: tagsOf((share.tags ?? []).map(({ key, value }) => ({ Key: key, Value: value }))),
        timeCreated: share.creationTime,
        attributes: {
          ...fieldsOf(share, [
            'allowExternalPrincipals',
            'featureSet',
            'lastUpdatedTime',
            'owningAccountId',
            'resourceShareConfiguration',
            'status',
            'statusMessage',
          ]),
          principals: associationsOf(d.principals, shareArn),
          resources: associationsOf(d.resources, shareArn),
        },
      };
    },
  });

function arnsOf(shares: readonly { readonly resourceShareArn?: string | undefined }[]): string[] {
  return shares.flatMap(({ resourceShareArn }) => resourceShareArn ?? []);
}
