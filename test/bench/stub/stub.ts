/** The stub AWS: real wire formats on a loopback port, for whatever operations the catalogue calls. */
import { ec2 } from '../../../server/src/core/catalog/ec2/service.ts';
import { callsOf } from '../../../server/src/core/catalog/permissions.ts';
import { serviceOf } from '../../../server/src/core/catalog/service.ts';
import type { CatalogType } from '../../../server/src/core/catalog/types.ts';
import type { Clock } from '../../../server/src/core/ports.ts';
import { accountOfKey, fairWeather, type StubConfiguration, type Weather } from './configuration.ts';
import { type Connections, listen, type Reply } from './connections.ts';
import { createDelays } from './delays.ts';
import { digest, share } from './digest.ts';
import { faultOf, faultyReply, optedOut } from './faults.ts';
import { type CallCount, createLedger, type Ending, type Ledger, type Totals } from './ledger.ts';
import { createBuckets, limitOf, throttling } from './limits.ts';
import { answer, type Refusal, refusal } from './wire/answer.ts';
import { emptyOutput } from './wire/emptyOutput.ts';
import { learnOperations, type WireOperation } from './wire/operations.ts';
import { signatureOf, type WireRequest } from './wire/request.ts';
import { createRouter, type Parameters, type Router } from './wire/router.ts';
import { absencesOf } from './world/absences.ts';
import { None } from './world/answers.ts';
import { changingThings } from './world/changing.ts';
import { type Things, thingsOf } from './world/things.ts';
import { answerOf } from './world/world.ts';

export interface Stub {
  readonly endpoint: string;
  readonly operations: readonly WireOperation[];
  /** Starts the counts anew. */
  weather(weather: Weather): void;
  totals(): Totals;
  calls(): readonly CallCount[];
  close(): Promise<void>;
}

interface State {
  readonly configuration: StubConfiguration;
  readonly router: Router;
  readonly weather: Weather;
  readonly things: Things;
  readonly ledger: Ledger;
  readonly buckets: ReturnType<typeof createBuckets>;
  /** Outputs that are the same for every account, as they go out. */
  readonly written: WeakMap<object, Buffer>;
  readonly empty: Map<WireOperation, object>;
  readonly absences: ReadonlyMap<string, Refusal>;
  /** By service and region. */
  readonly latencies: Map<string, number>;
}

const sts = serviceOf<typeof import('@aws-sdk/client-sts')>({ id: 'sts', label: 'STS' });

/** `now`: milliseconds. */
export async function startStub(
  configuration: StubConfiguration,
  parts: { readonly catalog: readonly CatalogType[]; readonly clock: Clock; readonly now: () => number },
): Promise<Stub> {
  const operations = await learnOperations([
    ...parts.catalog.flatMap(callsOf),
    ec2.op('DescribeRegions'),
    sts.op('AssumeRole'),
    sts.op('GetCallerIdentity'),
  ]);
  const closing = new AbortController();
  const delays = createDelays(parts.clock, parts.now, closing.signal);
  const lasting = {
    configuration,
    router: createRouter(operations),
    written: new WeakMap<object, Buffer>(),
    empty: new Map<WireOperation, object>(),
    absences: absencesOf(parts.catalog, operations),
    latencies: new Map<string, number>(),
  };
  let state: State = { ...lasting, ...changing(configuration, fairWeather, parts.clock) };

  const connections: Connections = await listen((request, reply) => {
    const { ledger } = state;
    ledger.began();
    const handled = safely(state, request, parts.now());
    delays.after(handled.latencyMs, () => {
      ledger.ended();
      reply(handled.reply);
    });
  });
  return {
    endpoint: `http://127.0.0.1:${connections.port}`,
    operations,
    weather: (weather) => {
      state = { ...lasting, ...changing(configuration, weather, parts.clock) };
    },
    totals: () => state.ledger.totals(),
    calls: () => state.ledger.calls(),
    close: async () => {
      closing.abort();
      await connections.close();
    },
  };
}

function changing(configuration: StubConfiguration, weather: Weather, clock: Clock) {
  return {
    weather,
    things:
      weather.changing === undefined
        ? thingsOf(configuration, weather)
        : changingThings(weather.changing, configuration, thingsOf(configuration, weather)),
    ledger: createLedger(clock.now),
    buckets: createBuckets(),
  };
}

interface Handled {
  readonly reply: Reply;
  readonly latencyMs: number;
}

/** A request that the stub cannot make sense of shows in its report, and does not end it. */
function safely(state: State, request: WireRequest, now: number): Handled {
  try {
    return handle(state, request, now);
  } catch (error) {
    state.ledger.unknown(`${request.method} ${request.target}: ${String(error)}`);
    return notUnderstood;
  }
}

const notUnderstood: Handled = {
  reply: bytes(Buffer.from('HTTP/1.1 501 Stub\r\ncontent-length: 0\r\n\r\n')),
  latencyMs: 0,
};

function handle(state: State, request: WireRequest, now: number): Handled {
  const { ledger } = state;
  const signature = signatureOf(request);
  const routed = signature === null ? null : state.router.route(request, signature.signedAs);
  if (signature === null || routed === null) {
    ledger.unknown(
      `${signature?.signedAs ?? 'unsigned'} ${request.method} ${request.target} ${request.body.slice(0, 80)}`,
    );
    return notUnderstood;
  }
  const { operation, parameters } = routed;
  const accountId = accountOfKey(signature.accessKeyId);
  const { region } = signature;
  const place = `${accountId} ${region} ${operation.service} ${operation.action}`;
  const asked = `${place} ${request.method} ${request.target} ${request.body}`;
  const limit = state.configuration.limits ? limitOf(operation, parameters) : null;
  const latencyMs = latencyOf(state, operation.service, region);
  const count = (ending: Ending) => {
    const { service, action } = operation;
    ledger.count({ accountId, region, service, action, limit, latencyMs }, ending, digest(asked));
  };
  if (!state.configuration.regions.includes(region)) {
    count('failed');
    return { reply: bytes(refusal(operation, optedOut(operation))), latencyMs };
  }
  if (limit !== null && !state.buckets.take(`${accountId} ${region} ${limit.bucket}`, limit, now)) {
    count('throttled');
    return { reply: bytes(refusal(operation, throttling(operation))), latencyMs };
  }
  const whole = answerTo(state, { operation, parameters, accountId, region });
  const fault =
    isSignIn(operation) || state.weather.faults === null ? null : faultOf(state.weather.faults, share(asked));
  if (fault === null) {
    count('answered');
    return { reply: bytes(whole), latencyMs };
  }
  count(fault === 'throttled' ? 'throttled' : 'failed');
  return { reply: faultyReply(operation, fault, share(`variant ${asked}`), whole), latencyMs };
}

/** Without these there would be no scan to look at. */
export function isSignIn({ service, action }: Pick<WireOperation, 'service' | 'action'>): boolean {
  return service === 'sts' || action === 'DescribeRegions';
}

function answerTo(
  state: State,
  asked: {
    readonly operation: WireOperation;
    readonly parameters: Parameters;
    readonly accountId: string;
    readonly region: string;
  },
): Buffer {
  const { operation } = asked;
  try {
    const answers = answerOf(operation.service, operation.action);
    if (answers === undefined) {
      const absence = state.absences.get(`${operation.service}:${operation.action}`);
      return absence === undefined ? write(state, operation, emptyOf(state, operation)) : refusal(operation, absence);
    }
    const { things, configuration } = state;
    return write(state, operation, answers({ ...asked, things, regions: configuration.regions }));
  } catch (error) {
    if (error instanceof None) return refusal(operation, error.refusal);
    throw error;
  }
}

function emptyOf(state: State, operation: WireOperation): object {
  const known = state.empty.get(operation);
  if (known !== undefined) return known;
  const made = emptyOutput(operation.output);
  state.empty.set(operation, made);
  return made;
}

/** An output that is the same object as before is the same bytes as before. */
function write(state: State, operation: WireOperation, output: object): Buffer {
  const known = state.written.get(output);
  if (known !== undefined) return known;
  const made = answer(operation, output);
  state.written.set(output, made);
  return made;
}

/** The same for each service and region, spread between the two ends. */
function latencyOf({ configuration, latencies }: State, service: string, region: string): number {
  const place = `${service} ${region}`;
  const known = latencies.get(place);
  if (known !== undefined) return known;
  const { least, most } = configuration.latency;
  const made = least + (most - least) * (0.7 * share(`region ${region}`) + 0.3 * share(`service ${place}`));
  latencies.set(place, made);
  return made;
}

function bytes(of: Buffer): Reply {
  return { kind: 'bytes', bytes: of };
}
