import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { cacheFolder } from '../../../../scripts/paths.ts';

/** A window of VS Code, driven as a person would: by keys, and by what can be read on the screen. */
export interface Window {
  readonly page: Page;
  /** Opens the container of the extension's views. */
  openSideBar(): Promise<void>;
  /** Runs a command by its whole title: `Panther: Scan All`. */
  command(title: string): Promise<void>;
  /** The view of this name in the side bar. */
  view(name: string): View;
  readonly input: QuickInput;
  /** The text of the active editor, whole. */
  editor(): Locator;
  notifications(): Locator;
  statusBar(): Locator;
  /** Saves what is seen as .cache/screenshots/<name>.png. */
  screenshot(name: string): Promise<void>;
}

export interface View {
  readonly tree: Locator;
  /** The row that has this text. */
  row(text: string | RegExp): Locator;
  expand(text: string | RegExp): Promise<void>;
  /** A button of the view's title bar. */
  button(title: string | RegExp): Promise<Locator>;
  /** What is shown when there is nothing to list. */
  readonly welcome: Locator;
  /** The line under the view's title. */
  readonly message: Locator;
}

export interface QuickInput {
  readonly box: Locator;
  readonly field: Locator;
  readonly title: Locator;
  /** What is wrong with what was typed, or the prompt. */
  readonly message: Locator;
  option(text: string | RegExp): Locator;
  type(text: string): Promise<void>;
  accept(): Promise<void>;
  back(): Promise<void>;
  escape(): Promise<void>;
}

export function driveWindow(page: Page): Window {
  const input = quickInput(page);
  return {
    page,
    input,
    async openSideBar() {
      const tab = page.getByRole('tab', { name: /^Cloud Security/ });
      await tab.waitFor();
      if ((await tab.getAttribute('aria-selected')) !== 'true') {
        await tab.click();
      }
    },
    async command(title) {
      await page.keyboard.press('F1');
      await input.field.waitFor();
      await input.field.fill(`>${title}`);
      await input.option(title).first().click();
    },
    view: (name) => view(page, name),
    editor: () => page.locator('.editor-instance .view-lines'),
    notifications: () => page.locator('.notifications-toasts'),
    statusBar: () => page.locator('.part.statusbar'),
    async screenshot(name) {
      const folder = path.join(cacheFolder(), 'screenshots');
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
    },
  };
}

function view(page: Page, name: string): View {
  const pane = page.locator('.pane').filter({ has: page.locator(`.pane-header[aria-label^="${name} "]`) });
  const tree = pane.getByRole('tree');
  function row(text: string | RegExp): Locator {
    return tree.getByRole('treeitem').filter({ hasText: text });
  }
  return {
    tree,
    row,
    async expand(text) {
      const target = row(text).first();
      await target.waitFor();
      if ((await target.getAttribute('aria-expanded')) !== 'true') {
        await target.locator('.monaco-tl-twistie').click();
      }
    },
    async button(title) {
      await pane.locator('.pane-header').hover();
      return pane.locator('.pane-header').getByRole('button', { name: title });
    },
    welcome: pane.locator('.welcome-view-content'),
    message: pane.locator('.tree-explorer-viewlet-tree-view .message'),
  };
}

function quickInput(page: Page): QuickInput {
  const box = page.locator('.quick-input-widget:visible');
  const field = box.locator('.quick-input-filter input');
  return {
    box,
    field,
    title: box.locator('.quick-input-title'),
    message: box.locator('.quick-input-message'),
    option: (text) => box.getByRole('option').filter({ hasText: text }),
    type: (text) => field.fill(text),
    accept: () => field.press('Enter'),
    back: () => box.getByRole('button', { name: 'Back' }).click(),
    escape: () => field.press('Escape'),
  };
}
