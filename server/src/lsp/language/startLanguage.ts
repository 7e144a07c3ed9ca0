/** Serves templates that are open in the editor. */
import {
  type ClientCapabilities,
  type Connection,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { AppContext } from '../../app/context.ts';
import { pantherNeeds } from '../../app/templates/pantherNeeds.ts';
import { readShippedTemplates } from '../../app/templates/shippedTemplates.ts';
import { knownAccounts } from '../../app/tree/knownAccounts.ts';
import type { IamIndex } from '../../core/cfn/schema/iam.ts';
import type { SchemaIndex } from '../../core/cfn/schema/schema.ts';
import { failureOf } from '../../core/failure.ts';
import { ownTemplate, type ShippedTemplate } from '../../core/template/ownTemplate.ts';
import { type ValidationSettings, validationChanged } from '../../protocol/validation.ts';
import { serve } from '../boundary.ts';
import { validationSettings } from '../schemas/validation.ts';
import { openTemplates } from './documents.ts';
import { features } from './features.ts';
import type { Language } from './language.ts';
import { createLive } from './live.ts';
import { liveMethods } from './liveRequests.ts';
import { validateMethod } from './validateRequest.ts';
import { createValidation } from './validation.ts';
import { workspaceTemplates } from './workspaceTemplates.ts';

export interface LanguageParts {
  readonly connection: Connection;
  /** Of the workspace, as uris. */
  readonly folders: readonly string[];
  readonly settings: ValidationSettings;
  /** The client asks for findings; else they are sent. */
  readonly isAsked: boolean;
  /** The client can be told to ask for the lenses anew. */
  readonly refreshesLenses: boolean;
  readonly schemas: () => SchemaIndex;
  readonly iam: () => IamIndex;
  readonly app: AppContext;
  /** False: it could not be opened. */
  readonly hasInventory: boolean;
  readonly closing: AbortSignal;
}

/** Whether a client asks for findings itself. It is not sent them as well, or it would show each twice. */
export function asksForFindings({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined;
}

export function languageCapabilities(client: ClientCapabilities): ServerCapabilities {
  const { diagnosticProvider, ...others } = Object.assign(
    { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false } },
    ...features.map(({ capability }) => capability),
  ) as ServerCapabilities;
  return { ...others, ...(asksForFindings(client) && diagnosticProvider !== undefined && { diagnosticProvider }) };
}

export function startLanguage({ app, hasInventory, ...parts }: LanguageParts): void {
  const { connection } = parts;
  const { clock, log } = app;
  const documents = new TextDocuments(TextDocument);
  let settings = parts.settings;
  const templates = openTemplates(documents, () => settings.files);
  const live = createLive(app, hasInventory);
  const language: Language = {
    ...parts,
    needs: pantherNeeds(app),
    clock,
    log,
    documents,
    templates,
    live,
    accountName: (accountId) => accountName(app, accountId),
    ownTemplate: knowsOwnTemplates(app),
    workspace: workspaceTemplates({
      connection,
      folders: parts.folders,
      patterns: () => settings.files,
      log,
      closing: parts.closing,
      changed: () => again(),
    }),
    settings: () => settings,
  };
  const warn = (error: unknown) => log.warn('findings could not be shown', { error: String(error) });
  const validation = createValidation(language);
  const again = (): void => {
    if (parts.isAsked) connection.languages.diagnostics.refresh().catch(warn);
    else for (const { uri } of documents.all()) validation.schedule(uri);
  };
  const opened = new Set<string>();

  documents.onDidChangeContent(({ document }) => {
    if (!parts.isAsked) validation.schedule(document.uri, { atOnce: opened.delete(document.uri) });
  });
  // Told of before the content is. Nobody is typing then.
  documents.onDidOpen(({ document }) => {
    if (!parts.isAsked) opened.add(document.uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    validation.close(uri);
    templates.forget(uri);
    live.forget(uri);
    if (!parts.isAsked) connection.sendDiagnostics({ uri, diagnostics: [] }).catch(warn);
  });
  connection.onNotification(validationChanged.method, (params: unknown) => {
    const parsed = validationSettings.safeParse(params);
    if (!parsed.success) {
      log.warn('wrong validation settings', { error: parsed.error.message });
      return;
    }
    settings = parsed.data;
    again();
  });
  for (const feature of features) feature.register(language, validation);
  serve(connection, [validateMethod(language, validation), ...liveMethods(language, app)], log, parts.closing);
  if (parts.refreshesLenses) {
    live.follow(language).catch((error: unknown) => {
      if (!parts.closing.aborted) warn(error);
    });
  }
  documents.listen(connection);
}

/** Its id where the accounts file is broken, which is told of elsewhere. */
async function accountName(app: AppContext, accountId: string): Promise<string> {
  try {
    return (await knownAccounts(app)).find(({ id }) => id === accountId)?.name ?? accountId;
  } catch (error) {
    if (failureOf(error) === null) throw error;
    return accountId;
  }
}

/** Those that ship are read when the first template is open. A damaged installation is told of where they are deployed. */
function knowsOwnTemplates(app: AppContext): Language['ownTemplate'] {
  let reading: Promise<readonly ShippedTemplate[]> | null = null;
  return async (template) => {
    reading ??= readShippedTemplates(app).catch((error: unknown) => {
      app.log.warn('the templates that ship cannot be read', { error: String(error) });
      return [];
    });
    return ownTemplate(template, await reading);
  };
}
