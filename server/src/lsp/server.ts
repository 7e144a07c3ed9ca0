/**
 * The thread that talks to the editor. It answers from the inventory, the accounts file and what is open in the editor;
 * what calls AWS it hands to the worker, so that no scan keeps anybody waiting who types or looks.
 */
import type { Connection } from 'vscode-languageserver/node';
import { installedIam } from '../adapters/languageData/languageData.ts';
import type { AppContext } from '../app/context.ts';
import { startFollowing } from './background.ts';
import { asksForFindings, languageCapabilities, startLanguage } from './language/startLanguage.ts';
import { type Client, listen } from './lifecycle.ts';
import { editorMethods } from './methods.ts';
import type { EditorSession, Session } from './session.ts';
import { createWorkerLink, type OpenWorker } from './worker/link.ts';

/** `overrides` replaces adapters, for tests. Listens at once. */
export function startServer(connection: Connection, openWorker: OpenWorker, overrides: Partial<AppContext> = {}): void {
  function open(session: Session, { capabilities: client, workspaceFolders }: Client): EditorSession {
    const { app, options, closing } = session;
    startLanguage({
      connection,
      folders: (workspaceFolders ?? []).map(({ uri }) => uri),
      settings: options.validation,
      isAsked: asksForFindings(client),
      refreshesLenses: client.workspace?.codeLens?.refreshSupport === true,
      schemas: app.schemas.index,
      iam: installedIam(),
      app,
      hasInventory: app.storeProblem === null,
      closing,
    });
    return { ...session, worker: createWorkerLink({ session, connection, open: openWorker }) };
  }

  listen<EditorSession>(
    connection,
    {
      capabilities: languageCapabilities,
      open,
      methods: editorMethods,
      begin: startFollowing,
      end: ({ worker }) => worker.stop(),
    },
    overrides,
  );
}
