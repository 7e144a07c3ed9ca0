/** Settles what else a failure may mean, by asking STS in the home region whether it takes the credentials. */
import type { SessionParts } from './clientConfiguration.ts';
import type { ClientPool } from './clientPool.ts';
import type { Diagnosis, FailureContext } from './failure.ts';

export interface IdentityCheck {
  withoutDoubt(diagnosis: Diagnosis, service: string, context: FailureContext): Promise<Diagnosis>;
}

const keptMs = 60_000;

export function createIdentityCheck(parts: SessionParts, pool: ClientPool): IdentityCheck {
  let heldAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;

  const ask = async (signal: AbortSignal): Promise<void> => {
    const { sdk, client } = await pool.of('sts', parts.homeRegion, 'sdk');
    await client.send(sdk.command('GetCallerIdentity', {}), { abortSignal: signal });
    heldAt = Date.now();
  };

  /** At most once a minute, and once for all who ask at the same time. */
  const hold = (signal: AbortSignal): Promise<void> => {
    if (Math.abs(Date.now() - heldAt) < keptMs) return Promise.resolve();
    asking ??= ask(signal).finally(() => {
      asking = null;
    });
    return asking;
  };

  return {
    withoutDoubt: async (diagnosis, service, context) => {
      if (diagnosis.doubt === null || context.call.startsWith('sts:')) return diagnosis;
      if (diagnosis.doubt === 'regionDisabled' && context.region === parts.homeRegion) return diagnosis;
      if (diagnosis.doubt === 'noSuchHost' && parts.settings.endpoint('sts') !== undefined) return diagnosis;
      try {
        await hold(context.signal);
      } catch {
        // STS refuses these credentials too, or is as unreachable: the first answer stands.
        return diagnosis;
      }
      const settled: Diagnosis = { ...diagnosis, kind: 'unsupported' };
      if (diagnosis.doubt === 'noSuchHost') parts.absentEndpoints.add(service, context.region, settled);
      return settled;
    },
  };
}
