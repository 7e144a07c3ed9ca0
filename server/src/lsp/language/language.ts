/** What the editing features work with. */
import type { Connection, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Template } from '../../core/cfn/model/template.ts';
import type { PantherNeeds } from '../../core/cfn/rules/needs.ts';
import type { IamIndex } from '../../core/cfn/schema/iam.ts';
import type { SchemaIndex } from '../../core/cfn/schema/schema.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { OwnTemplate } from '../../core/template/ownTemplate.ts';
import type { ValidationSettings } from '../../protocol/validation.ts';
import type { OpenTemplates } from './documents.ts';
import type { Live } from './live.ts';
import type { WorkspaceTemplates } from './workspaceTemplates.ts';

export interface Language {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly templates: OpenTemplates;
  /** As they are now. */
  readonly settings: () => ValidationSettings;
  /** As they are now; read when first asked for: a server without templates needs none. @throws AppError where they are damaged */
  readonly schemas: () => SchemaIndex;
  readonly iam: () => IamIndex;
  readonly needs: PantherNeeds;
  readonly live: Live;
  /** What a person calls an account. */
  readonly accountName: (accountId: string) => Promise<string>;
  /** Null: it is none of the product's own. */
  readonly ownTemplate: (template: Template) => Promise<OwnTemplate | null>;
  readonly workspace: WorkspaceTemplates;
  readonly clock: Clock;
  readonly log: Log;
  readonly closing: AbortSignal;
}
