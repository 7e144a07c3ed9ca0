/** Two types of a service that does not exist, and one that sums the first up. */

import type { Account } from '../../../server/src/core/accounts/account.ts';
import { list, serviceOf } from '../../../server/src/core/catalog/service.ts';
import type { CatalogType, DerivedType } from '../../../server/src/core/catalog/types.ts';
import { testAccount } from '../../support/scriptedSession.ts';

interface Command<Input, Output> {
  new (): { readonly input: Input; resolveMiddleware(): () => Promise<{ output: Output }> };
}
interface Named {
  Name?: string;
  Color?: string;
}
interface Sdk {
  ListThingsCommand: Command<{ Names?: string[] }, { Things?: Named[] }>;
  ListUsersCommand: Command<object, { Users?: Named[] }>;
  GetUserCommand: Command<{ Name: string | undefined }, { Password?: string }>;
}

export const things = serviceOf<Sdk>({ id: 'things', label: 'Things' });

export const thing = list(things.op('ListThings'), { items: (page) => page.Things })
  .lookup(things.op('ListThings'), {
    input: (ref) => (ref.name === null ? undefined : { Names: [ref.name] }),
    items: (page) => page.Things,
    gone: ['ThingGone'],
    firstPage: true,
  })
  .as({
    type: 'AWS.Things.Thing',
    cfn: null,
    label: 'Things',
    icon: 'x',
    scope: 'regional',
    model: (of, _, place) => ({
      resourceId: `arn:aws:things:${place.region}::${of.Name}`,
      name: of.Name,
      tags: {},
      attributes: { Color: of.Color ?? null },
    }),
  });

export const user = list(things.op('ListUsers'), { items: (page) => page.Users })
  .detail('user', things.op('GetUser'), (of) => ({ Name: of.Name }))
  .as({
    type: 'AWS.Things.User',
    cfn: null,
    label: 'Users',
    icon: 'x',
    scope: 'global',
    secrets: ['Password'],
    model: (of, d) => ({
      resourceId: `arn:aws:things:::user/${of.Name}`,
      name: of.Name,
      attributes: { Password: d.user?.Password },
    }),
  });

export const thingMeta: DerivedType = {
  kind: 'derived',
  type: 'AWS.Things.Meta',
  cfn: null,
  label: 'Summaries',
  icon: 'x',
  scope: 'global',
  volatile: [],
  secrets: [],
  consolePath: null,
  from: 'AWS.Things.Thing',
  derive: (sources, place) => ({
    resourceId: `${place.accountId}::AWS.Things.Meta`,
    name: 'AWS.Things.Meta',
    tags: {},
    attributes: { Things: sources.map(({ resourceId }) => resourceId).sort() },
  }),
};

export const thingCatalog: readonly CatalogType[] = [thing, user, thingMeta];

export function accountOf(replace: Partial<Account> = {}): Account {
  return {
    id: testAccount,
    name: 'Payments',
    label: 'prod',
    realTime: false,
    remediation: false,
    externalId: 'external-id',
    regions: ['*'],
    ignore: { regions: [], types: [], resources: [] },
    enabled: true,
    ...replace,
  };
}
