/** What commands and views work with. Built once by activate(). */
import type * as vscode from 'vscode';
import type { AwsProblems } from './documents/awsProblems.ts';
import type { HealthDocument } from './documents/healthDocument.ts';
import type { QueryProblems } from './documents/queryProblems.ts';
import type { QueryResults } from './documents/queryResults.ts';
import type { ResourceDocuments } from './documents/resourceDocuments.ts';
import type { SetupDocuments } from './documents/setupDocuments.ts';
import type { ErrorReporter } from './errors/reporter.ts';
import type { Memory } from './memory.ts';
import type { Overview } from './overview.ts';
import type { Server } from './server.ts';
import type { ChangesView } from './views/changes/provider.ts';
import type { EventsView } from './views/events/provider.ts';
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
  readonly changes: ChangesView;
  readonly events: EventsView;
  readonly documents: ResourceDocuments;
  readonly results: QueryResults;
  readonly setupReports: SetupDocuments;
  readonly health: HealthDocument;
  readonly problems: QueryProblems;
  readonly awsProblems: AwsProblems;
  readonly running: {
    /** How many commands run now: only then may the user be asked for something. */
    commands: number;
    /** What the server asks the user just now; null: nothing. */
    question: Promise<unknown> | null;
  };
}
