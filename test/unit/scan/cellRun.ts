/** Runs one cell of a service that does not exist, against a script. */
import { serviceOf } from '../../../server/src/core/catalog/service.ts';
import type { ListedType } from '../../../server/src/core/catalog/types.ts';
import type { ObservedResource } from '../../../server/src/core/inventory/resource.ts';
import { createCaller } from '../../../server/src/core/scan/caller.ts';
import type { Outcome } from '../../../server/src/core/scan/cell.ts';
import { createPace } from '../../../server/src/core/scan/pace.ts';
import { runCell } from '../../../server/src/core/scan/runCell.ts';
import { createSharedCalls } from '../../../server/src/core/scan/shared.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import {
  Pages,
  type Script,
  type ScriptedSession,
  scriptedSession,
  testAccount,
} from '../../support/scriptedSession.ts';

/** An SDK that does not exist. */
interface Sdk {
  ListThingsCommand: Command<{ Filter?: string }, { Things?: Thing[] }>;
  GetPolicyCommand: Command<{ Name: string | undefined }, { Policy?: string }>;
  GetPartCommand: Command<{ Part: string }, { Size?: number }>;
  ListUsersOfCommand: Command<{ Name: string | undefined }, { Users?: string[] }>;
  ListOwnersCommand: Command<object, { Owners?: string[] }>;
  MakeReportCommand: Command<object, { Ready?: boolean }>;
  DescribeThingsCommand: Command<{ Names: (string | undefined)[] }, { Colors?: Record<string, string> }>;
}
interface Command<Input, Output> {
  new (): { readonly input: Input; resolveMiddleware(): () => Promise<{ output: Output }> };
}
export interface Thing {
  Name?: string;
  Region?: string;
  Parts?: string[];
}

export const things = serviceOf<Sdk>({ id: 'things', label: 'Things' });

export const info = { cfn: null, label: 'Things', icon: 'x', scope: 'regional' } as const;
export const idOf = (thing: Thing) => `arn:aws:things:::${thing.Name}`;

const answers: Readonly<Record<string, Script>> = {
  'things:ListThings': () => ({ Things: [{ Name: 'a', Parts: ['p', 'q'] }] }),
  'things:ListOwners': () => new Pages([{ Owners: ['o1'] }, { Owners: ['o2'] }]),
  'things:MakeReport': () => ({ Ready: true }),
  'things:GetPolicy': () => ({ Policy: 'allow' }),
  'things:ListUsersOf': () => new Pages([{ Users: ['u1'] }, { Users: ['u2'] }]),
  'things:GetPart': ({ input }) => ({ Size: String(input['Part']).length }),
};

export interface Ran {
  readonly outcome: Outcome;
  readonly resources: readonly ObservedResource[];
  readonly chunks: readonly number[];
  readonly session: ScriptedSession;
}

export async function run(
  type: ListedType,
  script: Readonly<Record<string, Script>>,
  options: { readonly clock?: ReturnType<typeof hastyClock>; readonly ignored?: (id: string) => boolean } = {},
): Promise<Ran> {
  const clock = options.clock ?? hastyClock();
  const { signal } = new AbortController();
  const session = scriptedSession({ ...answers, ...script });
  const caller = createCaller({ session, pace: createPace(clock), clock, signal, lane: () => 'user' });
  const resources: ObservedResource[] = [];
  const chunks: number[] = [];
  const outcome = await runCell({
    caller,
    shared: createSharedCalls(caller, clock, signal, [type]),
    place: { partition: 'aws', accountId: testAccount, region: 'us-east-1' },
    region: 'us-east-1',
    signal,
    cell: { accountId: testAccount, region: 'us-east-1', type: type.type },
    type,
    fingerprint: (secret) => `of ${secret}`,
    ignored: options.ignored ?? (() => false),
    clock,
    patience: 'wait',
    early: { unknown: async () => [], announce: async () => undefined, withdraw: async () => undefined },
    deliver: async (chunk) => {
      resources.push(...chunk);
      chunks.push(chunk.length);
    },
  });
  return { outcome, resources, chunks, session };
}

export const namesOf = ({ resources }: Ran) => resources.map(({ name }) => name);
