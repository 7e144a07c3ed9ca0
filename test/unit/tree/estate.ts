/** Use cases' surroundings with a real inventory in a temporary folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSchemaLibrary } from '../../../server/src/adapters/languageData/schemaLibrary.ts';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import type { AppContext } from '../../../server/src/app/context.ts';
import type { Account, Accounts } from '../../../server/src/core/accounts/account.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import type { TypeName } from '../../../server/src/core/catalog/types.ts';
import type { ObservedResource } from '../../../server/src/core/inventory/resource.ts';
import type { Outcome } from '../../../server/src/core/scan/cell.ts';
import { createPace } from '../../../server/src/core/scan/pace.ts';

export const now = Date.parse('2026-11-23T12:00:00Z');
export const hour = 3_600_000;

export function account(fields: Partial<Account> & Pick<Account, 'id' | 'name' | 'label'>): Account {
  return {
    realTime: false,
    remediation: false,
    externalId: 'panther-0123456789abcdef',
    regions: ['*'],
    ignore: { regions: [], types: [], resources: [] },
    enabled: true,
    ...fields,
  };
}

export const payments = account({ id: '123456789012', name: 'Payments', label: 'prod', realTime: true });
export const security = account({ id: '222233334444', name: 'Security Dev', label: 'dev' });

export interface Estate {
  readonly ctx: AppContext;
  /** Writes resources, at the time at which the first of them was seen. */
  observe(resources: readonly ObservedResource[]): Promise<void>;
  /** `startedAt`: three hours ago, where it is absent. */
  finishCell(
    cell: { accountId: string; region: string; type: TypeName },
    outcome: Outcome,
    startedAt?: number,
  ): Promise<void>;
  close(): Promise<void>;
}

export function resource(
  fields: Partial<ObservedResource> & Pick<ObservedResource, 'accountId' | 'region' | 'type' | 'resourceId'>,
): ObservedResource {
  return {
    arn: fields.resourceId.startsWith('arn:') ? fields.resourceId : null,
    id: null,
    name: null,
    tags: {},
    timeCreated: null,
    attributes: {},
    notRead: [],
    observedAt: now - 2 * hour,
    ...fields,
  };
}

export function bucket(name: string, fields: Partial<ObservedResource> = {}): ObservedResource {
  return resource({
    accountId: payments.id,
    region: 'us-east-1',
    type: 'AWS.S3.Bucket',
    resourceId: `arn:aws:s3:::${name}`,
    name,
    ...fields,
  });
}

export async function openEstate(
  accounts: Accounts | Error = {
    master: { accountId: '111122223333', region: 'us-east-1' },
    accounts: [payments, security],
  },
): Promise<Estate> {
  const folder = await mkdtemp(join(tmpdir(), 'panther-tree-'));
  let time = now;
  const clock = { now: () => time, delay: () => Promise.resolve(), after: () => () => undefined };
  const store = await openStore({ file: join(folder, 'inventory.db'), clock });
  const silent = () => undefined;
  const never = () => Promise.reject(new Error('not in this test'));
  const ctx: AppContext = {
    aws: { profiles: never, operator: never, assume: never },
    store,
    queries: {
      run: () => {
        throw new Error('not in this test');
      },
    },
    schemas: createSchemaLibrary(folder),
    unzip: () => {
      throw new Error('not in this test');
    },
    accountsFile: {
      path: '/accounts.yaml',
      exists: () => Promise.resolve(true),
      read: async () => {
        if (accounts instanceof Error) throw accounts;
        return accounts;
      },
      update: never,
      watch: () => ({ dispose: silent }),
    },
    files: { write: never },
    templates: { read: never },
    certificates: { get: never },
    clock,
    pace: createPace(clock),
    log: { debug: silent, info: silent, warn: silent, error: silent },
    catalog,
    profile: null,
    askMfa: null,
    fingerprint: (secret) => secret,
    holder: 'test',
  };
  await store.beginScan({
    id: 'scan',
    accountId: payments.id,
    kind: 'user',
    whole: true,
    status: 'running',
    startedAt: now - 3 * hour,
    finishedAt: null,
  });
  return {
    ctx,
    observe: async (resources) => {
      time = resources[0]?.observedAt ?? now;
      await store.writeResources('scan', resources, []);
      time = now;
    },
    finishCell: async (cell, outcome, startedAt = now - 3 * hour) => {
      await store.finishCell('scan', cell, outcome, { startedAt, finishedAt: startedAt + hour });
    },
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
