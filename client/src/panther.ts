/** What commands and views work with. Built once by activate(). */
import type * as vscode from 'vscode';
import type { ResourceDocuments } from './documents/resourceDocuments.ts';
import type { ErrorReporter } from './errors/reporter.ts';
import type { Memory } from './memory.ts';
import type { Overview } from './overview.ts';
import type { Server } from './server.ts';
import type { ResourcesView } from './views/resources/provider.ts';
import type { SourcesView } from './views/sources/provider.ts';

export interface Panther {
  readonly version: string;
  readonly log: vscode.LogOutputChannel;
  readonly server: Server;
  readonly memory: Memory;
  readonly errors: ErrorReporter;
  readonly overview: Overview;
  readonly sources: SourcesView;
  readonly resources: ResourcesView;
  readonly documents: ResourceDocuments;
  readonly running: {
    /** How many commands run now: only then may the user be asked for something. */
    commands: number;
    /** What the server asks the user just now; null: nothing. */
    question: Promise<unknown> | null;
  };
}
