/** Whether events can come in: each step on their way, of each account with real time on and each of its regions. */
import type { Account, MasterAccount, Region } from '../../../core/accounts/account.ts';
import { AppError } from '../../../core/errors.ts';
import { eventSources } from '../../../core/events/classify.ts';
import type { Heartbeat } from '../../../core/events/eventStore.ts';
import { EVENTS_QUEUE, EVENTS_TOPIC } from '../../../core/events/names.ts';
import { organizations } from '../../../core/events/queue.ts';
import { isOfMaster } from '../../../core/events/setup/commands.ts';
import type { Known, QueueFacts } from '../../../core/events/setup/facts.ts';
import { bad, type Judged, type SetupFinding } from '../../../core/events/setup/finding.ts';
import { judgePlace } from '../../../core/events/setup/place.ts';
import { mentions } from '../../../core/events/setup/policy.ts';
import { judgeQueue } from '../../../core/events/setup/queue.ts';
import { failureOf, isCancellation } from '../../../core/failure.ts';
import { cleanText } from '../../../core/inventory/text.ts';
import type { AwsSession } from '../../../core/ports.ts';
import { regionsOf } from '../../../core/regions/accountRegions.ts';
import { homeRegion, partitionOfRegion } from '../../../core/regions/partition.ts';
import { forEachBounded } from '../../../core/scan/bounded.ts';
import { REAL_TIME_STACK_SET } from '../../../core/stacksets/stackSetRef.ts';
import { operatorSession } from '../../accounts/operatorSession.ts';
import { requireMaster } from '../../accounts/requireMaster.ts';
import type { AppContext } from '../../context.ts';
import { enabledRegions } from '../../scan/enabledRegions.ts';
import { assumeScanRole } from '../../scan/signIn.ts';
import { followedAccounts, isReceiving } from '../eventsStatus.ts';
import { createReading, type Reading } from './reading.ts';
import { readOldTopics } from './readOldTopics.ts';
import { readQueue } from './readQueue.ts';
import { readTopic } from './readTopic.ts';
import { createReadTrails } from './readTrails.ts';

const ACCOUNTS_AT_ONCE = 8;
const REGIONS_AT_ONCE = 4;
/** More than AWS has. */
const ALL_REGIONS = { offset: 0, limit: 1_000 };

interface Check {
  readonly ctx: AppContext;
  readonly master: MasterAccount;
  readonly operator: AwsSession;
  readonly queueArn: string;
  readonly queue: QueueFacts | null;
  readonly heartbeats: readonly Heartbeat[];
  readonly isReceiving: boolean;
  readonly signal: AbortSignal;
}

/**
 * The master account's findings first, then the accounts' in the order of the accounts file, by region.
 * @param accounts null: all that have real time on
 * @throws AppError without a master account, the right credentials, or an account with real time on
 */
export async function checkSetup(
  ctx: AppContext,
  accounts: readonly Account[] | null,
  signal: AbortSignal,
): Promise<readonly SetupFinding[]> {
  const master = await requireMaster(ctx);
  const chosen = await accountsToCheck(ctx, accounts);
  const operator = await operatorSession(ctx, master, signal);
  try {
    const reading = createReading(ctx, operator, signal);
    const queue = await reading.known(() => readQueue(reading, master));
    const found: SetupFinding[] = judgeQueue(queue, master.region).map((judged) =>
      told(judged, master, { id: master.accountId, name: 'the master account' }, master.region),
    );
    const check: Check = {
      ctx,
      master,
      operator,
      queueArn: `arn:${partitionOfRegion(master.region)}:sqs:${master.region}:${master.accountId}:${EVENTS_QUEUE}`,
      queue: valueIn(queue),
      heartbeats: await ctx.store.heartbeats(),
      isReceiving: await isReceiving(ctx),
      signal,
    };
    const byAccount = new Map<string, readonly SetupFinding[]>();
    await forEachBounded(chosen, ACCOUNTS_AT_ONCE, async (account) => {
      byAccount.set(account.id, await checkAccount(check, account));
    });
    return [...found, ...chosen.flatMap(({ id }) => byAccount.get(id) ?? [])];
  } finally {
    operator.close();
  }
}

async function accountsToCheck(ctx: AppContext, accounts: readonly Account[] | null): Promise<readonly Account[]> {
  if (accounts === null) {
    const followed = await followedAccounts(ctx);
    if (followed.accounts.length > 0) return followed.accounts;
    throw new AppError('BAD_INPUT', 'No account has real time on, so there is no set-up to check', {
      hint: 'Switch real time on for an account first: "Panther: Edit Account..." in VS Code, or `panther-scan accounts edit NAME --real-time`.',
    });
  }
  const off = accounts.find(({ enabled, realTime }) => !enabled || !realTime);
  if (off === undefined) return accounts;
  throw new AppError('BAD_INPUT', `Real time is off for the account: ${off.name}`, {
    accountId: off.id,
    hint: off.enabled
      ? `Switch it on first: panther-scan accounts edit ${off.id} --real-time.`
      : 'Enable the account first.',
  });
}

async function checkAccount(check: Check, account: Account): Promise<readonly SetupFinding[]> {
  const { ctx, signal } = check;
  let session: AwsSession;
  try {
    session = await assumeScanRole(ctx, { ...check, account });
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error);
    if (failure === null || isCancellation(error)) throw error;
    const hint = failure.hint ?? 'Check the account again.';
    return [
      told(
        bad('account', failure.message, hint, `panther-scan accounts check ${account.id}`),
        check.master,
        account,
        null,
      ),
    ];
  }
  try {
    const reading = createReading(ctx, session, signal);
    const home = homeRegion(session.partition);
    const { regions } = await enabledRegions(session, [], signal);
    // The global services tell of their changes there, whatever the account's regions are.
    const places = [...new Set([...regionsOf(account, regions), home])].toSorted((a, b) => a.localeCompare(b));
    const organizationId = await organizationOf(check, reading, home);
    const readTrails = createReadTrails(reading);
    const stacks = await ctx.store.stackInstances(REAL_TIME_STACK_SET, { accountId: account.id }, ALL_REGIONS);
    const byRegion = new Map<Region, readonly SetupFinding[]>();
    await forEachBounded(places, REGIONS_AT_ONCE, async (region) => {
      const topicArn = `arn:${session.partition}:sns:${region}:${account.id}:${EVENTS_TOPIC}`;
      const [trails, topic, oldTopics] = await Promise.all([
        reading.known(() => readTrails(region)),
        reading.known(() => readTopic(reading, { ...check, topicArn, region })),
        reading.known(() => readOldTopics(reading, { ...check, region })),
      ]);
      const heartbeat = check.heartbeats.find((one) => one.accountId === account.id && one.region === region);
      const stack = stacks.find((one) => one.region === region) ?? null;
      const facts = { region, trails, stack, topic, oldTopics, heartbeatAt: heartbeat?.at ?? null };
      const judged = judgePlace(facts, {
        ...check,
        accountId: account.id,
        topicArn,
        homeRegion: home,
        organizationId,
        sources: eventSources(ctx.catalog),
        now: ctx.clock.now(),
      });
      byRegion.set(
        region,
        judged.map((one) => told(one, check.master, account, region)),
      );
    });
    return places.flatMap((region) => byRegion.get(region) ?? []);
  } finally {
    session.close();
  }
}

/** Asked only where the queue's policy lets in an organization; null: in none, or it may not be known. */
async function organizationOf({ queue }: Check, reading: Reading, home: Region): Promise<string | null> {
  if (queue === null || !mentions(queue.policy, 'aws:SourceOrgID')) return null;
  const known = await reading.known(() => reading.call(organizations.op('DescribeOrganization'), {}, home));
  return valueIn(known)?.Organization?.Id ?? null;
}

function valueIn<T>(known: Known<T>): T | null {
  return 'value' in known ? known.value : null;
}

/** What may stand in a command; what AWS named otherwise is not to be pasted into a terminal. */
const HARMLESS = /^[\w\s:/.,='{}+@-]+$/;

/** Names that AWS gave are cleaned: a report is text to read. */
function told(
  judged: Judged,
  master: MasterAccount,
  { id, name }: Pick<Account, 'id' | 'name'>,
  region: Region | null,
): SetupFinding {
  const command = judged.command === null ? null : withProfile(judged.command, id, master);
  return {
    ...judged,
    accountId: id,
    accountName: name,
    region,
    text: cleanText(judged.text),
    command: command !== null && HARMLESS.test(command) ? command : null,
  };
}

/** What is done in the master account is done with its profile; who may change another account is not known here. */
function withProfile(command: string, accountId: string, { accountId: masterId, profile }: MasterAccount): string {
  return (accountId === masterId || isOfMaster(command)) && profile !== undefined
    ? `${command} --profile ${profile}`
    : command;
}
