/**
 * What one call costs this machine through the product's AWS adapter, with no engine and no inventory: a process that
 * makes each list call of the catalogue in all regions, of an account that has nothing. The clients are made and the
 * code is warm before it is measured, so that no scan pays less. Prints seconds of processor time a call.
 */
import { createAws } from '../../../server/src/adapters/aws/aws.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import type { ListCall } from '../../../server/src/core/catalog/types.ts';
import type { AwsSession, Log, Turn } from '../../../server/src/core/ports.ts';
import { forEachBounded } from '../../../server/src/core/scan/bounded.ts';
import { home, regions } from './estate.ts';

const inFlight = 32;
const warmUps = 3;
const rounds = 5;
const ignore = () => undefined;
/** As scans do: sending again is not the SDK's affair. */
const atOnce: Turn = (send) => send();
const silent: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

async function main(accountId: string): Promise<void> {
  const signal = AbortSignal.timeout(60_000);
  const options = { region: home, signal };
  const aws = createAws(silent);
  const operator = await aws.operator({ profile: null, mfa: null, ...options });
  const role = `arn:aws:iam::${accountId}:role/PantherAuditRole-${home}`;
  const calls = callsEverywhere(accountId);
  const session = await aws.assume(operator, { roleArn: role, externalId: null, sessionName: 'bench' }, options);
  const costs: number[] = [];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const before = process.cpuUsage();
    await forEachBounded(calls, inFlight, (call) => make(session, call, signal));
    const { user, system } = process.cpuUsage(before);
    if (round >= warmUps) costs.push((user + system) / 1e6 / calls.length);
  }
  process.stdout.write(`${Math.min(...costs)}\n`);
  process.exit(0);
}

interface PlacedCall {
  readonly list: ListCall;
  readonly region: string;
  readonly input: object;
}

function callsEverywhere(accountId: string): readonly PlacedCall[] {
  return catalog
    .filter((type) => type.kind === 'listed')
    .flatMap((type) => (type.scope === 'global' ? ['global'] : regions).map((region) => ({ type, region })))
    .flatMap(({ type, region }) =>
      // What needs other answers first costs no less than the others.
      type.lists
        .filter(({ needs }) => needs.length === 0)
        .flatMap((list) =>
          list
            .inputs({}, { partition: 'aws', accountId, region })
            .map((input) => ({ list, input, region: region === 'global' ? home : region })),
        ),
    );
}

/** "There is none" is an answer. */
async function make(session: AwsSession, { list, region, input }: PlacedCall, signal: AbortSignal): Promise<void> {
  await Promise.allSettled([session.call(list, input, { region, signal, turn: atOnce })]);
}

await main(process.argv[2] ?? '');
