/** Loads node:sqlite, which old runtimes lack. */
import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../core/errors.ts';

/** @throws AppError ENVIRONMENT where the runtime has no usable node:sqlite */
export async function loadSqlite(
  load: () => Promise<typeof import('node:sqlite')> = () => import('node:sqlite'),
): Promise<typeof DatabaseSync> {
  const sqlite = await loadModule(load);
  const db = new sqlite.DatabaseSync(':memory:');
  try {
    db.exec(`SELECT jsonb('{}')`);
  } catch (error) {
    throw missing(error);
  } finally {
    db.close();
  }
  return sqlite.DatabaseSync;
}

/** Node before 22.16 has none, and VS Code 1.101 runs on such a one. */
export function hasFts5(Sqlite: typeof DatabaseSync): boolean {
  const db = new Sqlite(':memory:');
  try {
    return db.prepare(`SELECT 1 FROM pragma_module_list WHERE name = 'fts5'`).get() !== undefined;
  } finally {
    db.close();
  }
}

async function loadModule(load: () => Promise<typeof import('node:sqlite')>): Promise<typeof import('node:sqlite')> {
  const silenced = silenceExperimentalWarning();
  try {
    return await load();
  } catch (error) {
    throw missing(error);
  } finally {
    silenced.restore();
  }
}

function missing(cause: unknown): AppError {
  return new AppError('ENVIRONMENT', `This runtime has no usable node:sqlite: Node ${process.versions.node}`, {
    hint: 'Use VS Code 1.101 or newer, or Node 22.13 or newer for panther-scan.',
    cause,
  });
}

/** Node prints a warning when node:sqlite is first loaded; on a terminal it would look like a fault of ours. */
function silenceExperimentalWarning(): { restore(): void } {
  const emit = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    if (String(warning).includes('SQLite is an experimental feature')) return;
    Reflect.apply(emit, process, [warning, ...rest]);
  }) as typeof process.emitWarning;
  return {
    restore: () => {
      process.emitWarning = emit;
    },
  };
}
