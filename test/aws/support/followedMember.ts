/** A member account whose events are followed: rules and topics in two regions of it, a queue in the master account. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Connection } from '../../../scripts/estate/connection.ts';
import { estateEnvironment } from '../../../scripts/estate/environment.ts';
import { systemClock } from '../../../server/src/adapters/clock/clock.ts';
import { receiveEvents } from '../../../server/src/app/events/receive.ts';
import { type App, composeApp } from '../../../server/src/compose.ts';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import type { TypeName } from '../../../server/src/core/catalog/types.ts';
import type { KeptEvent, Outcome } from '../../../server/src/core/events/eventStore.ts';
import type { StoredResource } from '../../../server/src/core/inventory/resource.ts';
import { payments } from '../../support/accounts.ts';
import { quiet } from '../operatorHome.ts';
import { inAccount } from './clients.ts';
import { useEmulator } from './emulator.ts';
import { makeScanRole } from './scanRole.ts';

export const hub = '111122223333';
export const member: Account = { ...payments, regions: ['us-east-1', 'eu-west-1'] };
const pattern = JSON.stringify({ 'detail-type': ['AWS API Call via CloudTrail'], detail: { readOnly: [false] } });

export interface FollowedMember {
  readonly app: () => App;
  readonly endpoint: () => string;
  readonly queue: () => { readonly client: SQSClient; readonly url: string };
  /** Ends receiving. */
  stop(): Promise<void>;
  /** Of a command that shall use the same inventory. */
  readonly env: () => Readonly<Record<string, string>>;
  /** Full rights in the member. */
  connect(region?: string): Promise<Connection>;
  /** What is looked for, as soon as it is there. */
  soon<T>(look: () => Promise<T | null | undefined | false>): Promise<T>;
  /** The event of a call, once it is known what came of it. */
  event(name: string, outcome: Outcome, region?: string): Promise<KeptEvent>;
  one(type: TypeName, resourceId: string): Promise<StoredResource | null>;
  lastCause(
    type: TypeName,
    resourceId: string,
  ): Promise<{
    readonly kind: string | undefined;
    readonly event: string | undefined;
    readonly actor: string | null | undefined;
  }>;
}

export function useFollowedMember(): FollowedMember {
  const emulator = useEmulator();
  const environment = { ...process.env };
  const stopping = new AbortController();
  const looking = new AbortController();
  let home = '';
  let env: Readonly<Record<string, string>> = {};
  let app: App;
  let queue: SQSClient;
  let queueUrl = '';
  let ended: Promise<void>;

  before('a queue in the master account, rules and topics in two regions of a member', async () => {
    const { endpoint } = emulator();
    await emulator().reset();
    home = await mkdtemp(join(tmpdir(), 'panther-events-'));
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    const aws = await estateEnvironment(endpoint, home);
    env = { ...aws, PANTHER_HOME: home };
    Object.assign(process.env, aws);
    await makeScanRole(endpoint, member);
    queue = new SQSClient(await inAccount(endpoint, hub));
    const made = await queue.send(new CreateQueueCommand({ QueueName: 'panther-aws-events-queue' }));
    queueUrl = made.QueueUrl ?? '';
    for (const region of member.regions) await tellOf(await connect(region));
    app = await composeApp({
      accountsFile: join(home, 'accounts.yaml'),
      home,
      profile: 'security',
      askMfa: null,
      log: quiet,
    });
    await app.accountsFile.update(() => ({ kind: 'setMaster', master: { accountId: hub, region: 'us-east-1' } }));
    await app.accountsFile.update(() => ({ kind: 'put', account: member }));
    ended = receiveEvents(app, { signal: stopping.signal });
  });

  after(async () => {
    looking.abort();
    stopping.abort();
    await ended;
    await app.close();
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
    await rm(home, { recursive: true, force: true });
  });

  const connect = (region = 'us-east-1') => inAccount(emulator().endpoint, member.id, region);

  async function soon<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
    for (;;) {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found;
      await systemClock.delay(20, looking.signal);
    }
  }

  return {
    app: () => app,
    endpoint: () => emulator().endpoint,
    queue: () => ({ client: queue, url: queueUrl }),
    env: () => env,
    stop: () => {
      stopping.abort();
      return ended;
    },
    connect,
    soon,
    event: (name, outcome, region) =>
      soon(async () => {
        const events = await app.store.events({ accountIds: [member.id] }, { before: null, limit: 1_000 });
        return events.find(
          (one) =>
            one.eventName === name &&
            (region === undefined || one.region === region) &&
            one.touched.some((touched) => touched.outcome === outcome),
        );
      }),
    one: async (type, resourceId) =>
      (await app.store.byResourceId(resourceId)).find((resource) => resource.type === type) ?? null,
    lastCause: async (type, resourceId) => {
      const all = await app.store.byResourceId(resourceId, { deleted: true });
      const found = all.find((known) => known.type === type);
      if (found === undefined) throw new Error(`The inventory never had ${resourceId}`);
      const [change] = await app.store.history(found, { before: null, limit: 1 });
      return { kind: change?.kind, event: change?.cause?.eventName, actor: change?.cause?.actor };
    },
  };
}

async function tellOf(connection: Connection): Promise<void> {
  const sns = new SNSClient(connection);
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'panther-events' }));
  await sns.send(
    new SubscribeCommand({
      TopicArn,
      Protocol: 'sqs',
      Endpoint: `arn:aws:sqs:us-east-1:${hub}:panther-aws-events-queue`,
      Attributes: { RawMessageDelivery: 'true' },
    }),
  );
  const events = new EventBridgeClient(connection);
  await events.send(new PutRuleCommand({ Name: 'panther-events', EventPattern: pattern }));
  await events.send(new PutTargetsCommand({ Rule: 'panther-events', Targets: [{ Id: 'topic', Arn: TopicArn }] }));
}
