/** What this machine can do, measured in the same run as what it is compared with. */

import path from 'node:path';
import { runCommand } from '../../../scripts/runCommand.ts';
import { startStubProcess } from '../stub/stubProcess.ts';
import { accountIds, type Estate, stubConfiguration } from './estate.ts';

/** Seconds of processor time. @throws Error when it cannot be measured */
export async function cpuSecondsPerCall(estate: Estate, signal: AbortSignal): Promise<number> {
  const [accountId = ''] = accountIds(1);
  const configuration = stubConfiguration({
    accountIds: [accountId],
    size: 'bare',
    latency: { least: 0, most: 0 },
    limits: false,
  });
  const stub = await startStubProcess(configuration, signal);
  try {
    const file = path.join(import.meta.dirname, 'calibrate.ts');
    const { code, output } = await runCommand(process.execPath, [file, accountId], {
      cwd: import.meta.dirname,
      env: { ...process.env, ...estate.environment(stub.endpoint) },
      signal,
    });
    const seconds = Number(output.trim());
    if (code !== 0 || !(seconds > 0)) throw new Error(`The cost of a call could not be measured: ${output.trim()}`);
    return seconds;
  } finally {
    await stub.stop();
  }
}
