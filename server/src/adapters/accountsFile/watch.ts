import { type FSWatcher, mkdirSync, unwatchFile, watch, watchFile } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Editors write a file in several steps. */
const settleMs = 50;
const pollMs = 2_000;

/**
 * Calls back after something happened to a file, which need not exist. The folder is watched, because a file that is
 * replaced is another one.
 */
export function watchPath(path: string, touched: () => void): { dispose(): void } {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let timer: NodeJS.Timeout | null = null;
  const soon = () => {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      touched();
    }, settleMs);
    timer.unref();
  };
  const stop = watchFolder(folder, basename(path), soon) ?? pollFile(path, soon);
  return {
    dispose() {
      if (timer !== null) clearTimeout(timer);
      stop();
    },
  };
}

/** Null: this system has no watchers left, or the file system has none. */
function watchFolder(folder: string, name: string, touched: () => void): (() => void) | null {
  let watcher: FSWatcher;
  try {
    watcher = watch(folder, { persistent: false });
  } catch {
    return null;
  }
  let stop = () => watcher.close();
  watcher.on('change', (_event, changed) => {
    if (changed === null || String(changed) === name) touched();
  });
  watcher.on('error', () => {
    watcher.close();
    stop = pollFile(`${folder}/${name}`, touched);
    touched();
  });
  return () => stop();
}

function pollFile(path: string, touched: () => void): () => void {
  watchFile(path, { persistent: false, interval: pollMs }, touched);
  return () => unwatchFile(path, touched);
}
