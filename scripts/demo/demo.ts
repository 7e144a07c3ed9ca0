import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { startEmulator } from '../emulator/start.ts';
import { master } from '../estate/accounts/ids.ts';
import { homeRegion } from '../estate/connection.ts';
import { estateEnvironment } from '../estate/environment.ts';
import { seedEstate } from '../estate/seedEstate.ts';
import { type DemoAccount, demoAccounts } from './accounts.ts';
import { type PantherScanOptions, pantherScan } from './pantherScan.ts';
import { dropEvents, setUpRealTime } from './realTime.ts';

export interface Demo {
  /** What a process needs to work with the estate: where AWS is, and the home folder of the product. */
  readonly env: Readonly<Record<string, string>>;
  readonly home: string;
  readonly workspace: string;
  readonly endpoint: string;
  /** How long the scan of all accounts took. */
  readonly scanSeconds: number;
  stop(): Promise<void>;
}

export interface DemoOptions {
  /** Made anew. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/**
 * Starts the emulator, fills it with the sample estate, and onboards its three accounts the way a person does, through
 * the built command line: the scan role is deployed through CloudFormation by each account's own administrator. Then
 * scans all of them. Needs the bundles in `out`.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { folder, signal, say } = options;
  const home = path.join(folder, 'home');
  const workspace = path.join(folder, 'workspace');
  await rm(folder, { recursive: true, force: true });
  await mkdir(workspace, { recursive: true });

  say('Starting the AWS emulator');
  const emulator = await startEmulator({ signal, onInstall: (into) => say(`  installing it into ${into} (once)`) });
  try {
    say('Creating the sample estate: one master account, three accounts, three regions');
    await seedEstate(emulator.endpoint);
    const aws = await estateEnvironment(emulator.endpoint, path.join(folder, 'aws'));
    const env = { ...aws, PANTHER_HOME: home };
    await onboard({ env, signal }, say);
    say('Setting real time up by a StackSet: its admin role, the queue, and its stacks in the first account');
    await setUpRealTime({ env, signal }, demoAccounts[0]?.account.id ?? '');
    say('Scanning all accounts');
    const startedAt = Date.now();
    // Exit code 1: some cells were denied or failed, which the coverage tells.
    await pantherScan(['scan', '--all'], { env, signal }, [0, 1]);
    // What the emulator was too slow for while it read its services from a cold disk. Nothing, mostly.
    await pantherScan(['scan', '--all', '--failed'], { env, signal }, [0, 1]);
    const scanSeconds = Math.round((Date.now() - startedAt) / 100) / 10;
    await dropEvents(emulator.endpoint);
    return { env, home, workspace, endpoint: emulator.endpoint, scanSeconds, stop: () => emulator.stop() };
  } catch (error) {
    await emulator.stop();
    throw error;
  }
}

async function onboard(options: PantherScanOptions, say: (line: string) => void): Promise<void> {
  const masterArgs = ['--id', master.id, '--region', homeRegion, '--use-profile', master.profile];
  await pantherScan(['accounts', 'master', ...masterArgs], options);
  for (const demoAccount of demoAccounts) {
    const { account, label, regions } = demoAccount;
    say(`Onboarding ${account.name} (${label}, ${account.id}): deploying its scan role, assuming it`);
    await pantherScan(['accounts', 'add', ...addArgs(demoAccount), '--no-verify'], options);
    if (regions) {
      await pantherScan(['accounts', 'edit', account.id, '--regions', regions.join(',')], options);
    }
    await pantherScan(
      [
        ...['template', 'deploy', 'scan-role', '--account', account.id, '--profile', account.profile],
        ...['--yes', '--capabilities', 'CAPABILITY_NAMED_IAM'],
      ],
      options,
    );
    await pantherScan(['accounts', 'check', account.id], options);
  }
}

function addArgs({ account, label, realTime, remediation }: DemoAccount): readonly string[] {
  return [
    ...['--name', account.name, '--id', account.id, '--label', label],
    ...(realTime ? ['--real-time'] : []),
    ...(remediation ? ['--remediation'] : []),
  ];
}
