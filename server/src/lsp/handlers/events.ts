import { z } from 'zod';
import { requireAccount } from '../../app/accounts/requireAccount.ts';
import { eventDocument } from '../../app/events/eventDocument.ts';
import { eventsStatus } from '../../app/events/eventsStatus.ts';
import { listEvents } from '../../app/events/listEvents.ts';
import { checkSetup } from '../../app/events/setup/checkSetup.ts';
import { setupReport } from '../../core/events/setup/report.ts';
import * as protocol from '../../protocol/events.ts';
import { type Method, method } from '../method.ts';
import * as schemas from '../schemas/events.ts';
import { accountId, list } from '../schemas/shape.ts';
import type { Session } from '../session.ts';

export function eventMethods({ app }: Session): readonly Method[] {
  return [
    method(protocol.listEvents, schemas.eventsPage, (params) => listEvents(app, params)),
    method(protocol.getEvent, z.strictObject({ id: z.int().min(0) }), ({ id }) => eventDocument(app, id)),
    method(protocol.getEventsStatus, z.null(), () => eventsStatus(app)),
  ];
}

/** Those that the worker answers. */
export const eventWorkerRequests = [protocol.checkEventsSetup];

export function eventWorkerMethods({ app }: Session): readonly Method[] {
  return [
    method(
      protocol.checkEventsSetup,
      z.strictObject({ accountIds: z.nullable(list(accountId)) }),
      async ({ accountIds }, signal) => {
        const chosen = accountIds === null ? null : await Promise.all(accountIds.map((id) => requireAccount(app, id)));
        const findings = await checkSetup(app, chosen, signal);
        return { findings, text: setupReport(findings) };
      },
    ),
  ];
}
