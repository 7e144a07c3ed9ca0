/** SQLite's errors, in words that say which file and what to do. */
import { AppError } from '../../core/errors.ts';

/** An AppError stays as it is; a SQLite or file error becomes an AppError STORE; anything else is a fault of ours. */
export function storeFailure(error: unknown, file: string): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { code } = error as { readonly code?: unknown };
  if (code === 'ERR_SQLITE_ERROR') return fromSqlite(error, primaryCode(error), file);
  if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EISDIR' ||
    code === 'ENOTDIR' ||
    code === 'EEXIST' ||
    code === 'EROFS'
  ) {
    return unreadable(error, file);
  }
  if (code === 'ENOSPC') return full(error, file);
  return error;
}

/** SQLite's, without what is more special; 0: it has none. */
export function primaryCode(error: unknown): number {
  const { errcode } = (error ?? {}) as { readonly errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : 0;
}

function fromSqlite(error: Error, primary: number, file: string): AppError {
  switch (primary) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
      return new AppError('STORE', `The inventory is busy: another program has kept it locked: ${file}`, {
        file,
        hint: 'Try again; if it stays locked, close other windows and panther-scan commands that use it.',
        cause: error,
      });
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
      return new AppError('STORE', `The inventory file is damaged or is no inventory: ${file}`, {
        file,
        hint: 'Move the file away (with its -wal and -shm files) and scan again, or restore it from a backup.',
        cause: error,
      });
    case 10: // SQLITE_IOERR: a quota, a limit of file sizes, a network drive that went away, a failing disk
      return new AppError('STORE', `The disk did not take or give what belongs to the inventory: ${file}`, {
        file,
        hint: 'Check that the disk has space left, and no quota is used up, then scan again; what was stored is intact.',
        cause: error,
      });
    case 13: // SQLITE_FULL
      return full(error, file);
    case 3: // SQLITE_PERM
    case 8: // SQLITE_READONLY
    case 14: // SQLITE_CANTOPEN
      return unreadable(error, file);
    default:
      return new AppError('STORE', `The inventory could not be used: ${file}: ${error.message}`, {
        file,
        hint: 'If this stays so, move the file away (with its -wal and -shm files) and scan again.',
        cause: error,
      });
  }
}

function unreadable(cause: Error, file: string): AppError {
  return new AppError('STORE', `The inventory file cannot be opened for reading and writing: ${file}`, {
    file,
    hint: 'Check the permissions of the file and its folder, or choose another home folder with PANTHER_HOME.',
    cause,
  });
}

function full(cause: Error, file: string): AppError {
  return new AppError('STORE', `There is no space left for the inventory: ${file}`, {
    file,
    hint: 'Free some disk space and scan again; what was stored before is intact.',
    cause,
  });
}
