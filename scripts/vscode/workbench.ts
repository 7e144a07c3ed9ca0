import { type Browser, chromium, type Page } from 'playwright-core';
import type { VsCodeServer } from './server.ts';

export interface Workbench {
  readonly browser: Browser;
  readonly page: Page;
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  readonly server: VsCodeServer;
  readonly chromium: string;
  /** Absolute path of the folder to open. */
  readonly folder: string;
  /** Absolute path of an extension to run from its sources. */
  readonly extension?: string;
  /** Absolute path of a module that exports `run(): Promise<void>`: runs in the extension host. */
  readonly tests?: string;
  /** Called before the page loads. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The page talks to this machine only.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** The address that opens a folder, with an extension under development where one is given. */
export function workbenchUrl(
  options: Pick<WorkbenchOptions, 'extension' | 'folder' | 'tests'> & {
    readonly server: Pick<VsCodeServer, 'authority' | 'origin'>;
  },
): string {
  const remote = (file: string) => `vscode-remote://${options.server.authority}${file}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['enableProposedApi', ''],
    ...(options.extension === undefined ? [] : [['extensionDevelopmentPath', remote(options.extension)]]),
    ...(options.tests === undefined ? [] : [['extensionTestsPath', remote(options.tests)]]),
  ];
  const query = new URLSearchParams({ folder: options.folder, payload: JSON.stringify(payload) });
  return `${options.server.origin}/?${query.toString().replaceAll('+', '%20')}`;
}

/** Opens VS Code in a browser window of its own. Resolves when the page is loaded, before the workbench is up. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const browser = await chromium.launch({ executablePath: options.chromium, args: browserFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await options.prepare?.(page);
    await page.goto(workbenchUrl(options));
    return { browser, page, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
