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
  /** An action above a line of an editor. */
  lens(title: string | RegExp): Locator;
  /** Presses an action above a line of an editor until what it leads to can be seen. */
  pressLens(title: string | RegExp, leadsTo: Locator): Promise<void>;
  /** Rests the mouse on it until what that shows can be seen. */
  hoverOver(target: Locator, shows: Locator): Promise<void>;
  /** Presses a button that a row shows while the mouse rests on it. */
  rowButton(row: Locator, title: string): Promise<void>;
  /** Answers the question for a file. */
  saveAs(file: string): Promise<void>;
  /** Answers the question for a file that is there, until what comes next can be seen. */
  openFile(file: string, leadsTo: Locator): Promise<void>;
  notification(text: string | RegExp): Locator;
  /** A button of the question that covers the window. */
  dialogButton(title: string): Locator;
  /** Answers the question that covers the window by the button of this title. */
  answer(title: string): Promise<void>;
  /** Chooses an entry of the menu of what can be seen there. */
  menu(target: Locator, title: string): Promise<void>;
  /** Leaves nothing open but the side bar. */
  closeEditors(): Promise<void>;
  /** Closes what waits for an answer: menus, quick inputs. */
  leaveQuestions(): Promise<void>;
  statusBar(): Locator;
  /** Saves what is seen as .cache/screenshots/<name>.png. */
  screenshot(name: string): Promise<void>;
}

export interface View {
  readonly tree: Locator;
  /** The row that has this text, if it is on the screen. */
  row(text: string | RegExp): Locator;
  /** Scrolls until the row can be seen. */
  find(text: string | RegExp): Promise<Locator>;
  expand(text: string | RegExp): Promise<void>;
  /** The row that has this text, once it is selected. */
  selected(text: string | RegExp): Locator;
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
  /** Clicks an option until what it leads to can be seen; where nothing is said, until the option is gone. */
  choose(text: string | RegExp, leadsTo?: Locator): Promise<void>;
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
      await widenSideBar(page);
    },
    async command(title) {
      // What was asked before may close only now, and take the palette along.
      await until(input.option(title).first(), 'visible', async () => {
        await page.keyboard.press('F1');
        await input.field.fill(`>${title}`, { timeout: 4_000 }).catch(() => undefined);
      });
      await input.choose(title);
    },
    view: (name) => view(page, name),
    editor: () => page.locator('.editor-instance .view-lines'),
    lens: (title) => page.locator('.codelens-decoration').getByText(title, { exact: true }).first(),
    async pressLens(title, leadsTo) {
      // What is pressed while it is drawn anew does nothing.
      await until(leadsTo, 'visible', () => this.lens(title).click());
    },
    async hoverOver(target, shows) {
      // A row that is drawn anew under the mouse shows nothing until the mouse comes again.
      await until(shows, 'visible', async () => {
        await page.mouse.move(1000, 600);
        await target.hover();
      });
    },
    async rowButton(row, title) {
      const button = row.getByRole('button', { name: title });
      await this.hoverOver(row, button);
      await button.click();
    },
    async saveAs(file) {
      // It proposes a name once it has read the folder.
      await page.waitForFunction(
        "/\\w\\.\\w+$/.test(document.querySelector('.quick-input-filter input')?.value ?? '')",
      );
      await input.field.fill(file);
      // A key that is pressed while it reads the folder does nothing.
      await until(input.box, 'hidden', () => input.accept());
    },
    async openFile(file, leadsTo) {
      // It shows the folder once it has read it.
      await page.waitForFunction("document.querySelector('.quick-input-filter input')?.value.endsWith('/')");
      await input.field.fill(file);
      await until(leadsTo, 'visible', () => input.accept());
    },
    notification: (text) =>
      page
        .locator('.notification-toast')
        .filter({ has: page.locator('.notification-list-item-message').filter({ hasText: text }) }),
    dialogButton: (title) => page.locator('.monaco-dialog-box').getByRole('button', { name: title }),
    async answer(title) {
      const button = this.dialogButton(title);
      await button.waitFor();
      await until(button, 'hidden', () => button.click({ timeout: 4_000 }).catch(() => undefined));
    },
    async menu(target, title) {
      const entry = page.getByRole('menuitem', { name: title });
      // A row that is drawn anew under the mouse has no menu.
      await until(entry, 'visible', () => target.click({ button: 'right' }));
      // A menu takes no clicks in its first moments.
      await until(entry, 'hidden', async () => {
        await entry.hover({ timeout: 4_000 }).catch(() => undefined);
        await page.keyboard.press('Enter');
      });
    },
    async closeEditors() {
      await this.command('View: Close All Editors');
    },
    async leaveQuestions() {
      for (let tries = 0; tries < 5; tries++) {
        await page.keyboard.press('Escape');
        // One that was closed may lead back to another.
        const isOpen = await input.box.waitFor({ timeout: 300 }).then(
          () => true,
          () => false,
        );
        // Or have no field, or close meanwhile.
        if (isOpen) await input.field.focus({ timeout: 1_000 }).catch(() => undefined);
        else if (tries >= 2) break;
      }
      await page.mouse.move(1000, 600);
    },
    statusBar: () => page.locator('.part.statusbar'),
    async screenshot(name) {
      const folder = path.join(cacheFolder(), 'screenshots');
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
    },
  };
}

/** Does it, and does it again while nothing comes of it. */
async function until(target: Locator, state: 'visible' | 'hidden', act: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    await act();
    const done = await target.waitFor({ state, timeout: 4_000 }).then(
      () => true,
      () => false,
    );
    if (done) return;
  }
  // Fails with the usual words.
  await target.waitFor({ state, timeout: 1 });
}

/** So wide that the descriptions can be read. */
async function widenSideBar(page: Page): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box !== null) {
    const edge = { x: box.x + box.width, y: box.y + box.height / 2 };
    await page.mouse.move(edge.x, edge.y);
    await page.mouse.down();
    await page.mouse.move(560, edge.y, { steps: 5 });
    await page.mouse.up();
    await page.mouse.move(1000, 600);
  }
}

function view(page: Page, name: string): View {
  const pane = page.locator('.pane').filter({ has: page.locator(`.pane-header[aria-label^="${name} "]`) });
  const tree = pane.getByRole('tree');
  function row(text: string | RegExp): Locator {
    return tree.getByRole('treeitem').filter({ hasText: text });
  }
  async function find(text: string | RegExp): Promise<Locator> {
    const target = row(text).first();
    await scrollTo(page, tree, target);
    return target;
  }
  return {
    tree,
    row,
    find,
    async expand(text) {
      const target = await find(text);
      const expanded = tree.locator('[role="treeitem"][aria-expanded="true"]').filter({ hasText: text }).first();
      if ((await target.getAttribute('aria-expanded')) !== 'true') {
        await until(expanded, 'visible', () => target.locator('.monaco-tl-twistie').click());
      }
    },
    selected: (text) => tree.locator('[role="treeitem"][aria-selected="true"]').filter({ hasText: text }),
    async button(title) {
      await pane.locator('.pane-header').hover();
      return pane.locator('.pane-header').getByRole('button', { name: title });
    },
    welcome: pane.locator('.welcome-view-content'),
    message: pane.locator('.tree-explorer-viewlet-tree-view .message'),
  };
}

/** A tree has rows only for what is on the screen: goes down and up through it until a row is there. */
async function scrollTo(page: Page, tree: Locator, row: Locator): Promise<void> {
  const end = Date.now() + 20_000;
  for (let step = 300, before = ''; Date.now() < end; ) {
    if ((await row.count()) > 0) {
      await row.scrollIntoViewIfNeeded();
      return;
    }
    const now = await scrolledTo(tree);
    if (now === before) step = -step;
    before = now;
    await tree.hover();
    await page.mouse.wheel(0, step);
    await nextFrames(page);
  }
  // Fails with the usual words.
  await row.waitFor({ timeout: 1 });
}

/** Where a list draws its rows: what changes when it is scrolled. */
async function scrolledTo(tree: Locator): Promise<string> {
  return (await tree.locator('.monaco-list-rows').first().getAttribute('style')) ?? '';
}

/** VS Code has drawn what it was told before. */
async function nextFrames(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

function quickInput(page: Page): QuickInput {
  const box = page.locator('.quick-input-widget:visible');
  const field = box.locator('.quick-input-filter input');
  return {
    box,
    field,
    title: box.locator('.quick-input-title'),
    message: box.locator('.quick-input-message'),
    option: (text) => box.locator('.monaco-list-row').filter({ hasText: text }),
    async choose(text, leadsTo) {
      // What is clicked while the list is drawn anew does nothing; once it led on, it is not there any more.
      const option = box.locator('.monaco-list-row').filter({ hasText: text }).first();
      await option.waitFor();
      const [target, state] = leadsTo === undefined ? ([option, 'hidden'] as const) : ([leadsTo, 'visible'] as const);
      await until(target, state, () => option.click({ timeout: 4_000 }).catch(() => undefined));
    },
    type: (text) => field.fill(text),
    accept: () => field.press('Enter'),
    back: () => box.getByRole('button', { name: 'Back' }).click(),
    escape: () => field.press('Escape'),
  };
}
