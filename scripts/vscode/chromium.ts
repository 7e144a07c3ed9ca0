import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { AppError } from '../../server/src/core/errors.ts';
import { projectRoot } from '../paths.ts';
import { runCommand } from '../runCommand.ts';

/**
 * The path of a Chromium of this machine: CHROME_PATH, one on the PATH, one in its usual place, or Playwright's own.
 * Where there is none and this is root on Debian or Ubuntu (a container, mostly), it is installed.
 *
 * @throws AppError ENVIRONMENT with what to install
 */
export async function findChromium(onInstall: (what: string) => void = () => undefined): Promise<string> {
  const found = installedChromium();
  if (found !== null) {
    return found;
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    onInstall('chromium (apt-get install)');
    const { code } = await apt('install');
    if (code !== 0) {
      await apt('update');
      await apt('install');
    }
  }
  const installed = installedChromium();
  if (installed === null) {
    throw new AppError('ENVIRONMENT', 'No Chromium was found to show VS Code in', {
      hint: 'Install Chromium or Chrome, or set CHROME_PATH, or run: npx playwright-core install chromium',
    });
  }
  return installed;
}

function installedChromium(): string | null {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    return named;
  }
  const folders = (process.env['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':');
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const onPath = names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
  const usual = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    chromium.executablePath(),
  ];
  return [...onPath, ...usual].find((file) => existsSync(file)) ?? null;
}

function apt(verb: 'install' | 'update') {
  const args = verb === 'update' ? ['update'] : ['install', '-y', '--no-install-recommends', 'chromium'];
  return runCommand('apt-get', args, {
    cwd: projectRoot,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
