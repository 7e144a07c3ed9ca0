import * as vscode from 'vscode';
import { tellOfComeback } from './comeback.ts';
import { registerCommands } from './commands/register.ts';
import { trackContext } from './contextKeys.ts';
import { createAwsProblems } from './documents/awsProblems.ts';
import { registerEventDocuments } from './documents/eventDocuments.ts';
import { registerEventLenses } from './documents/eventLenses.ts';
import { createHealthDocument } from './documents/healthDocument.ts';
import { registerLiveDocuments } from './documents/liveDocuments.ts';
import { registerPolicyDocuments } from './documents/policyDocuments.ts';
import { registerQueryCompletion } from './documents/queryCompletion.ts';
import { registerQueryLenses } from './documents/queryLenses.ts';
import { createQueryProblems } from './documents/queryProblems.ts';
import { createQueryResults } from './documents/queryResults.ts';
import { createResourceDocuments } from './documents/resourceDocuments.ts';
import { registerResourceLenses } from './documents/resourceLenses.ts';
import { createSetupDocuments } from './documents/setupDocuments.ts';
import { registerSetupLenses } from './documents/setupLenses.ts';
import { registerVersionDocuments } from './documents/versionDocuments.ts';
import { createErrorReporter } from './errors/reporter.ts';
import { watchEvents } from './eventWatch.ts';
import { followServer } from './follow.ts';
import { watchFollowed } from './followedWatch.ts';
import { registerUriHandler } from './links/uriHandler.ts';
import { createMemory } from './memory.ts';
import { answerMfa } from './mfa.ts';
import { createOverview } from './overview.ts';
import type { Panther } from './panther.ts';
import { watchRoles } from './roleWatch.ts';
import { createServer } from './server.ts';
import { initializationOptions } from './settings.ts';
import { createStatusItem } from './statusBar/statusItem.ts';
import { followTemplates } from './templates.ts';
import { createChangesView } from './views/changes/provider.ts';
import { createEventsView } from './views/events/provider.ts';
import { createResourcesView } from './views/resources/provider.ts';
import { createSourcesView } from './views/sources/provider.ts';

export function activate(context: vscode.ExtensionContext): void {
  const panther = build(context);
  const { log, server, overview, sources, resources, changes, events, documents, results, problems, errors } = panther;
  context.subscriptions.push(log, server, overview, sources, resources, changes, events);
  context.subscriptions.push(documents, results, problems, panther.awsProblems, panther.setupReports, panther.health);
  context.subscriptions.push(
    registerCommands(panther),
    registerUriHandler(errors),
    registerResourceLenses(server),
    registerVersionDocuments(server),
    registerEventDocuments(server),
    registerLiveDocuments(server),
    registerPolicyDocuments(),
    registerEventLenses(server),
    registerSetupLenses(),
    registerQueryLenses(server, results),
    registerQueryCompletion(server),
    createStatusItem(server, overview),
    trackContext(panther),
    followServer(panther),
    tellOfComeback(panther),
    watchEvents(panther),
    watchRoles(panther),
    watchFollowed(panther),
    followTemplates(panther),
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
  const files = {
    module: context.asAbsolutePath('out/server/main.mjs'),
    folder: context.extensionPath,
    compiled: vscode.Uri.joinPath(context.globalStorageUri, 'compiled').fsPath,
  };
  const server = createServer(files, log, initializationOptions);
  const overview = createOverview(server);
  return {
    version: String((context.extension.packageJSON as { readonly version?: unknown }).version),
    log,
    server,
    memory,
    errors,
    overview,
    sources: createSourcesView(server, errors),
    resources: createResourcesView(server, memory, errors),
    changes: createChangesView(server, errors),
    events: createEventsView(server, memory, overview, errors),
    documents: createResourceDocuments(server),
    results: createQueryResults(server),
    setupReports: createSetupDocuments(),
    health: createHealthDocument(server),
    problems: createQueryProblems(),
    awsProblems: createAwsProblems(),
    running: { commands: 0, question: null },
  };
}
