/** Everything that a use case may touch. The composition (compose.ts) builds it once a process. */
import type { CatalogType } from '../core/catalog/types.ts';
import type { SchemaLibrary } from '../core/cfn/schema/schemaLibrary.ts';
import type {
  AccountsFile,
  AskMfa,
  Aws,
  Clock,
  Files,
  Log,
  Queries,
  SnsCertificates,
  Store,
  Templates,
  Unzip,
} from '../core/ports.ts';
import type { Pace } from '../core/scan/pace.ts';

export interface AppContext {
  readonly aws: Aws;
  readonly store: Store;
  readonly queries: Queries;
  readonly files: Files;
  readonly accountsFile: AccountsFile;
  readonly templates: Templates;
  readonly schemas: SchemaLibrary;
  readonly certificates: SnsCertificates;
  readonly unzip: Unzip;
  readonly clock: Clock;
  /** `createPace(clock)`: one for the process. */
  readonly pace: Pace;
  readonly log: Log;
  readonly catalog: readonly CatalogType[];
  /** The profile that the user chose for this process; null: the accounts file's, then the SDK's default chain. */
  readonly profile: string | null;
  /** Asks for an MFA code; null where nobody can be asked. */
  readonly askMfa: AskMfa | null;
  /** A keyed hash of a secret: the same on each run of this installation, useless elsewhere. */
  readonly fingerprint: (secret: string) => string;
  /** Names this process in leases. */
  readonly holder: string;
}
