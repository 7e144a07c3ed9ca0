import { createAbsentEndpoints } from '../../server/src/adapters/aws/absentEndpoints.ts';
import type { SessionParts } from '../../server/src/adapters/aws/clientConfiguration.ts';
import { serviceLoader } from '../../server/src/adapters/aws/clients.ts';
import { createPlainCalls } from '../../server/src/adapters/aws/plain/plainCalls.ts';
import { createTransport } from '../../server/src/adapters/aws/transport.ts';

/** A transport that nothing leaves: requests are answered here. */
export function answering(transport: SessionParts['transport'], handle: Handle): SessionParts['transport'] {
  return { ...transport, handle, handleWhole: handle };
}

type Handle = SessionParts['transport']['handle'];

/** What a session is made of; its calls go to `endpoint`, or to AWS's own hosts where that is undefined. */
export function sessionParts(endpoint: string | undefined, replace: Partial<SessionParts> = {}): SessionParts {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const loadService = replace.loadService ?? serviceLoader();
  return {
    credentials: { get: async () => credentials, expired: () => false },
    settings: { endpoint: () => endpoint, fips: false, dualstack: false },
    transport: createTransport(),
    absentEndpoints: createAbsentEndpoints(Date.now),
    loadService,
    plainCalls: createPlainCalls(loadService),
    homeRegion: 'us-east-1',
    ...replace,
  };
}
