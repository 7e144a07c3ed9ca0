import { fieldsOf, partOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, namedByTag } from './service.ts';

const describePrefixLists = ec2.op('DescribeManagedPrefixLists');

/** The most that these calls take. */
const pageSize = 100;

const gone = ['InvalidPrefixListID.NotFound', 'InvalidPrefixListId.NotFound'];

interface Listed {
  readonly OwnerId?: string | undefined;
}

/** Those of customers, this one's or another one's that shares them; AWS's own are the same in all accounts. */
function ofCustomers<List extends Listed>(lists: readonly List[] | undefined): readonly List[] | undefined {
  return lists?.filter(({ OwnerId }) => OwnerId !== 'AWS');
}

export const prefixList = list(describePrefixLists, {
  input: { MaxResults: pageSize },
  items: (page) => ofCustomers(page.PrefixLists),
})
  .pages(
    'entries',
    ec2.op('GetManagedPrefixListEntries'),
    (of) => ({ PrefixListId: of.PrefixListId, MaxResults: pageSize }),
    { absent: gone },
  )
  .lookup(describePrefixLists, {
    input: (ref) => ({ PrefixListIds: [ec2Id(ref)] }),
    items: (page) => ofCustomers(page.PrefixLists),
    gone,
  })
  .as({
    type: 'AWS.EC2.PrefixList',
    cfn: 'AWS::EC2::PrefixList',
    label: 'Prefix lists',
    icon: 'list-ordered',
    scope: 'regional',
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#ManagedPrefixLists:prefixListId=${ec2Id(ref)}`,
    model: (of, d, place) => {
      if (of.State === 'delete-complete' || d.entries === null) return undefined;
      return {
        ...namedByTag(place, 'prefix-list', required(of.PrefixListId, 'PrefixListId'), of),
        name: of.PrefixListName,
        attributes: {
          ...fieldsOf(of, [
            'AddressFamily',
            'IpamPrefixListResolverSyncEnabled',
            'IpamPrefixListResolverTargetId',
            'MaxEntries',
            'OwnerId',
            'State',
            'StateMessage',
            'Version',
          ]),
          Entries: partOf(d.entries, (pages) => pages.flatMap((page) => page.Entries ?? [])),
        },
      };
    },
  });
