import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheFolder } from '../../../../scripts/paths.ts';
import { findChromium } from '../../../../scripts/vscode/chromium.ts';
import { startVsCodeServer, type VsCodeServer } from '../../../../scripts/vscode/server.ts';
import { openWorkbench, type Workbench } from '../../../../scripts/vscode/workbench.ts';
import { driveWindow, type Window } from './window.ts';

/** What the runner of the tests has made: the package, and a scanned estate. */
export interface UiSurroundings {
  readonly vsix: string;
  /** The environment of the estate, without the home folder. */
  readonly env: Readonly<Record<string, string>>;
  /** A home folder of the product in which the estate's accounts are onboarded and scanned. */
  readonly home: string;
  /** Of the emulator. */
  readonly endpoint: string;
}

export function surroundings(): UiSurroundings {
  const given = process.env['PANTHER_TEST_UI'];
  if (given === undefined) {
    throw new Error('These tests need an estate and a package: run them with "npm test -- ui".');
  }
  return JSON.parse(given) as UiSurroundings;
}

export interface Session {
  readonly window: Window;
  /** The home folder of the product, for this session alone. */
  readonly home: string;
  /** The folder that is open. */
  readonly workspace: string;
  /** Environment of a command that shall see what this VS Code sees. */
  readonly env: Readonly<Record<string, string>>;
}

interface SessionOptions {
  readonly more?: Readonly<Record<string, string>>;
  readonly trust?: 'given' | 'open';
  readonly profiles?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * Opens VS Code with the packaged extension before the tests of a suite, and closes it afterwards. `home`: the scanned
 * estate (a copy of it), or nothing at all. `trust`: `open` is a workspace that is not trusted yet. `profiles`: text that
 * is added to the estate's AWS config, `more` to the environment. `settings`: of the workspace. After a test that fails
 * there are a picture and the extension's log.
 */
export function useVsCode(
  home: 'scanned' | 'empty',
  { trust = 'given', profiles = '', more = {}, settings }: SessionOptions = {},
): () => Session {
  let session: Session | null = null;
  let folder = '';
  let server: VsCodeServer | null = null;
  let workbench: Workbench | null = null;

  /** A run that is interrupted has no hooks; what was started here does not end by itself. */
  const endEarly = () => {
    const all = [workbench?.close(), server?.stop()];
    void Promise.allSettled(all).then(() => process.exit(143));
  };

  before(async function () {
    this.timeout(120_000);
    process.once('SIGTERM', endEarly);
    const { vsix, env, home: scanned } = surroundings();
    const { AWS_CONFIG_FILE: estateConfig = '' } = env;
    folder = await mkdtemp(path.join(tmpdir(), 'panther-ui-'));
    const ownHome = path.join(folder, 'home');
    const workspace = path.join(folder, 'workspace');
    await mkdir(workspace);
    if (settings !== undefined) {
      await mkdir(path.join(workspace, '.vscode'));
      await writeFile(path.join(workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
    }
    if (home === 'scanned') {
      await cp(scanned, ownHome, { recursive: true });
    }
    const config = path.join(folder, 'aws-config');
    await writeFile(config, `${await readFile(estateConfig, 'utf8')}\n${profiles}`);
    const ownEnv = { ...env, ...more, PANTHER_HOME: ownHome, AWS_CONFIG_FILE: config };
    server = await startVsCodeServer({
      dataFolder: path.join(folder, 'data'),
      env: ownEnv,
      vsix,
      asksForTrust: trust === 'open',
    });
    workbench = await openWorkbench({ server, chromium: await findChromium(), folder: workspace });
    workbench.page.setDefaultTimeout(20_000);
    const window = driveWindow(workbench.page);
    session = { window, home: ownHome, workspace, env: ownEnv };
    await window.openSideBar();
  });

  afterEach(async function () {
    // One that is to be tried again has no state yet.
    if (this.currentTest?.isPassed() === false && !this.currentTest.isPending() && session !== null) {
      const name = `failed-${this.currentTest.fullTitle().replace(/[^\w]+/g, '-')}`;
      await session.window.screenshot(name);
      await keepLogs(folder, name);
      await session.window.leaveQuestions();
    }
  });

  after(async () => {
    process.off('SIGTERM', endEarly);
    await workbench?.close();
    await server?.stop();
    // What VS Code writes at its end may come while the folder is emptied.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  return () => {
    if (session === null) {
      throw new Error('VS Code is not open.');
    }
    return session;
  };
}

async function keepLogs(folder: string, name: string): Promise<void> {
  const target = path.join(cacheFolder(), 'screenshots', `${name}.log`);
  await writeFile(target, await readFile(path.join(folder, 'data', 'server.log'), 'utf8'));
  await cp(path.join(folder, 'data', 'data', 'logs'), `${target}s`, { recursive: true, force: true });
}
