/** False: there was nothing to undo, for SQLite has rolled back by itself, as it does after some errors (a full disk). */
export function undo(rollBack: () => unknown): boolean {
  try {
    rollBack();
    return true;
  } catch (error) {
    if (!/no transaction is active|no such savepoint/.test(String(error))) throw error;
    return false;
  }
}
