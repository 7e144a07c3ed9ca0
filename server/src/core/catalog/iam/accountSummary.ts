import { listedIn, partOf } from '../fields.ts';
import { pantherId } from '../place.ts';
import { list } from '../service.ts';
import { iam } from './service.ts';

const type = 'AWS.IAM.AccountSummary';
const getAccountSummary = iam.op('GetAccountSummary');

/** What they count has a history of its own. The quotas, and what the map tells of the root user, are history. */
const counters = [
  'Groups',
  'InstanceProfiles',
  'MFADevices',
  'MFADevicesInUse',
  'Policies',
  'PolicyVersionsInUse',
  'Providers',
  'Roles',
  'ServerCertificates',
  'Users',
];

/** Every account has exactly one. */
export const accountSummary = list(getAccountSummary, { items: (page) => page.SummaryMap && [page.SummaryMap] })
  .pages('aliases', iam.op('ListAccountAliases'), () => ({ MaxItems: 1000 }))
  .lookup(getAccountSummary, {
    input: () => ({}),
    items: (page) => page.SummaryMap && [page.SummaryMap],
  })
  .as({
    type,
    cfn: null,
    label: 'IAM account summaries',
    icon: 'dashboard',
    scope: 'global',
    volatile: counters.map((counter) => `SummaryMap.${counter}`),
    consolePath: () => 'iam/home#/home',
    model: (summary, d, place) => ({
      resourceId: pantherId(place, type),
      name: type,
      tags: {},
      attributes: {
        AccountAliases: partOf(d.aliases, (pages) => listedIn(pages, (page) => page.AccountAliases)),
        SummaryMap: summary,
      },
    }),
  });
