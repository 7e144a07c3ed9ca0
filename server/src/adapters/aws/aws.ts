/** The port to AWS, on the AWS SDK. */
import { setImmediate } from 'node:timers/promises';
import type { Aws, AwsSession, Log } from '../../core/ports.ts';
import { createAbsentEndpoints } from './absentEndpoints.ts';
import type { SessionParts, World } from './clientConfiguration.ts';
import { type LoadService, serviceLoader } from './clients.ts';
import { mfaOnce } from './mfaOnce.ts';
import { operatorSession } from './operator.ts';
import { createPlainCalls } from './plain/plainCalls.ts';
import { listProfiles } from './profiles.ts';
import { roleSession } from './role.ts';
import { sessionOf } from './session.ts';
import { readSharedFiles } from './settings.ts';
import { createTransport } from './transport.ts';

export function createAws(log: Log): Aws {
  const loadService = serviceLoader();
  const world: World = {
    transport: createTransport(),
    absentEndpoints: createAbsentEndpoints(Date.now),
    loadService,
    plainCalls: createPlainCalls(loadService),
  };
  // A role is assumed where its operator calls: the same endpoints, the same variants of them.
  const partsOf = new WeakMap<AwsSession, SessionParts>();
  const remember = (made: { readonly session: AwsSession; readonly parts: SessionParts }) => {
    partsOf.set(made.session, made.parts);
    return made.session;
  };
  const signIn = mfaOnce((options) => operatorSession(options, world, log), sessionOf);
  return {
    prepare: (services) => {
      // One that cannot be loaded says so to whoever calls it.
      inTurn(services, loadService).catch((error: unknown) => log.debug('not prepared', { error: String(error) }));
    },
    profiles: async () => listProfiles(await readSharedFiles()),
    operator: async (options) => remember(await signIn(options)),
    assume: async (operator, role, options) => {
      const parts = partsOf.get(operator);
      if (parts === undefined) throw new Error('The operator is not a session of this adapter');
      return remember(await roleSession(operator, role, options, parts));
    },
  };
}

/** One after the other, so that answers that come meanwhile are read in between. */
async function inTurn(services: readonly string[], load: LoadService): Promise<void> {
  for (const service of services) {
    await load(service);
    await setImmediate();
  }
}
