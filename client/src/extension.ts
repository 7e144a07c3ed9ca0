import * as vscode from 'vscode';
import { registerCommands } from './commands/register.ts';
import { trackContext } from './contextKeys.ts';
import { createResourceDocuments } from './documents/resourceDocuments.ts';
import { registerResourceLenses } from './documents/resourceLenses.ts';
import { createErrorReporter } from './errors/reporter.ts';
import { followServer } from './follow.ts';
import { registerUriHandler } from './links/uriHandler.ts';
import { createMemory } from './memory.ts';
import { answerMfa } from './mfa.ts';
import { createOverview } from './overview.ts';
import type { Panther } from './panther.ts';
import { createServer } from './server.ts';
import { initializationOptions } from './settings.ts';
import { createStatusItem } from './statusBar/statusItem.ts';
import { createResourcesView } from './views/resources/provider.ts';
import { createSourcesView } from './views/sources/provider.ts';

export function activate(context: vscode.ExtensionContext): void {
  const panther = build(context);
  const { log, server, overview, sources, resources, documents, errors } = panther;
  context.subscriptions.push(log, server, overview, sources, resources, documents);
  context.subscriptions.push(
    registerCommands(panther),
    registerUriHandler(errors),
    registerResourceLenses(),
    createStatusItem(server, overview),
    trackContext(panther),
    followServer(panther),
  );
  answerMfa(panther);
  // With accounts set up the server runs from the start, for the daily scan; without, when a view or command needs it.
  if (panther.memory.hadAccounts && vscode.workspace.isTrusted) {
    server.start().catch((error: unknown) => errors.note(error, 'Start'));
  }
}

function build(context: vscode.ExtensionContext): Panther {
  const log = vscode.window.createOutputChannel(vscode.l10n.t('Panther Cloud Security'), { log: true });
  const errors = createErrorReporter(log);
  const memory = createMemory(context.workspaceState, context.globalState);
  const files = { module: context.asAbsolutePath('out/server/main.mjs'), folder: context.extensionPath };
  const server = createServer(files, log, initializationOptions);
  return {
    version: String((context.extension.packageJSON as { readonly version?: unknown }).version),
    log,
    server,
    memory,
    errors,
    overview: createOverview(server),
    sources: createSourcesView(server, errors),
    resources: createResourcesView(server, memory, errors),
    documents: createResourceDocuments(server),
    running: { commands: 0, question: null },
  };
}
