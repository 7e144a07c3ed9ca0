import path from 'node:path';

export const projectRoot = path.resolve(import.meta.dirname, '..');

/** Where scripts keep what they install and make. PANTHER_CACHE names another folder, to share it between clones. */
export function cacheFolder(): string {
  return process.env['PANTHER_CACHE'] ?? path.join(projectRoot, '.cache');
}
