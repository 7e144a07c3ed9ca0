/** The emulator, with a user's own AWS files and environment before it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '../../scripts/emulator/start.ts';
import { estateEnvironment } from '../../scripts/estate/environment.ts';
import { createAws } from '../../server/src/adapters/aws/aws.ts';
import type { Aws, Log } from '../../server/src/core/ports.ts';

export const quiet: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export interface OperatorHome {
  emulator(): Emulator;
  aws(): Aws;
  folder(): string;
  /** Replaces ~/.aws/config or ~/.aws/credentials. */
  write(file: 'config' | 'credentials', text: string): Promise<void>;
}

/** Starts an emulator for the tests of a `describe`; before each test ~/.aws and the environment are as new. */
export function operatorHome(): OperatorHome {
  const environment = { ...process.env };
  let emulator: Emulator | null = null;
  let folder = '';
  const running = () => {
    if (emulator === null) throw new Error('The emulator is not running yet');
    return emulator;
  };

  before(async () => {
    emulator = await startEmulator();
    folder = await mkdtemp(join(tmpdir(), 'panther-operator-'));
  });
  beforeEach(async () => {
    await running().reset();
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    Object.assign(process.env, await estateEnvironment(running().endpoint, folder));
  });
  after(async () => {
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
    await emulator?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  return {
    emulator: running,
    aws: () => createAws(quiet),
    folder: () => folder,
    write: (file, text) => writeFile(join(folder, file), text),
  };
}
