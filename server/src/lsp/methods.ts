import { accountFileMethods, accountWorkerMethods, accountWorkerRequests } from './handlers/accounts.ts';
import { eventMethods, eventWorkerMethods, eventWorkerRequests } from './handlers/events.ts';
import { historyMethods } from './handlers/history.ts';
import { queryMethods } from './handlers/query.ts';
import { resourceMethods } from './handlers/resources.ts';
import { scanMethods, scanRequests } from './handlers/scan.ts';
import { stackSetMethods, stackSetRequests } from './handlers/stackSets.ts';
import { stackMethods, stackRequests, templateMethods } from './handlers/templates.ts';
import { treeMethods } from './handlers/tree.ts';
import type { Method } from './method.ts';
import type { EditorSession, WorkerSession } from './session.ts';

/** What the worker answers: whatever calls AWS, or has to do with what runs there. */
const workerRequests = [
  ...accountWorkerRequests,
  ...scanRequests,
  ...stackRequests,
  ...stackSetRequests,
  ...eventWorkerRequests,
];

/** Everything that the client may ask. */
export function editorMethods(session: EditorSession): readonly Method[] {
  return [
    ...accountFileMethods(session),
    ...treeMethods(session),
    ...resourceMethods(session),
    ...historyMethods(session),
    ...eventMethods(session),
    ...queryMethods(session),
    ...templateMethods(session),
    ...workerRequests.map(({ method }) => forwarded(method, session)),
  ];
}

/** The worker checks the parameters. */
function forwarded(name: string, { worker }: EditorSession): Method {
  return { name, answer: (params, signal) => worker.request(name, params, signal) };
}

export function workerMethods(session: WorkerSession): readonly Method[] {
  return [
    ...accountWorkerMethods(session),
    ...scanMethods(session),
    ...stackMethods(session),
    ...stackSetMethods(session),
    ...eventWorkerMethods(session),
  ];
}
