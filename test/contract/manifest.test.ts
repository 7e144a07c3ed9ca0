import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commands, contextKeys, settings, views } from '../../client/src/contributions.ts';
import { resourceScheme } from '../../client/src/documents/resourceUri.ts';
import { queryFiles, resultScheme } from '../../client/src/query/queryText.ts';
import { root } from '../support/sources.ts';

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly order: number;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly extensionKind: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: readonly string[] };
    readonly virtualWorkspaces: { readonly supported: string };
  };
  readonly keywords: readonly string[];
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
      readonly icon?: string;
      readonly enablement?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly submenus: readonly { readonly id: string; readonly label: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly svg: string; readonly altText: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

const text = readFileSync(path.join(root, 'package.json'), 'utf8');
const manifest = JSON.parse(text) as Manifest;
const nls = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Readonly<Record<string, string>>;
const { contributes } = manifest;
const contributed = new Set(contributes.commands.map(({ command }) => command));
const menuItems = Object.entries(contributes.menus).flatMap(([menu, items]) =>
  items.map((item) => ({ menu, ...item })),
);

function words(value: string): string {
  return value.replace(/%([^%]+)%/g, (_, key: string) => nls[key] ?? '');
}

function sorted(values: Iterable<string>): readonly string[] {
  return [...values].sort((a, b) => a.localeCompare(b));
}

describe('the manifest', () => {
  it('contributes exactly the commands that the code registers', () => {
    assert.deepEqual(sorted(contributed), sorted(Object.keys(commands)));
  });

  it('has a text for each of its keys, and no text without a key', () => {
    const used = new Set([...text.matchAll(/%([\w.]+)%/g)].map(([, key = '']) => key));
    assert.deepEqual(sorted(used), sorted(Object.keys(nls)));
  });

  it('gives each command the category Panther and a title that begins with a capital', () => {
    for (const { title, category } of contributes.commands) {
      assert.equal(words(category), 'Panther');
      assert.match(words(title), /^(✓ )?[A-Z]/, title);
    }
  });

  it('puts only commands and submenus into menus that exist', () => {
    const submenus = new Set(contributes.submenus.map(({ id }) => id));
    for (const { menu, command, submenu } of menuItems) {
      if (command !== undefined) assert.ok(contributed.has(command), `${menu}: ${command}`);
      if (submenu !== undefined) assert.ok(submenus.has(submenu), `${menu}: ${submenu}`);
    }
    for (const id of submenus) assert.ok(contributes.menus[id], `The submenu ${id} is empty.`);
  });

  it('contributes a submenu to a menu once, which is all that VS Code takes', () => {
    const places = menuItems
      .filter(({ submenu }) => submenu !== undefined)
      .map(({ menu, submenu }) => `${menu} ${submenu}`);
    assert.equal(new Set(places).size, places.length);
  });

  it('hides from the palette what makes sense on a tree item alone, and nothing else', () => {
    const hidden = (contributes.menus['commandPalette'] ?? []).filter(({ when }) => when === 'false');
    const items = Object.entries(commands).filter(([, { palette }]) => palette === 'item');
    assert.deepEqual(sorted(hidden.map(({ command }) => command ?? '')), sorted(items.map(([id]) => id)));
  });

  it('has an icon for each inline action, and at most three on an item', () => {
    const inline = menuItems.filter(({ group }) => group?.startsWith('inline'));
    for (const { command } of inline) {
      assert.ok(contributes.commands.find((one) => one.command === command)?.icon, command);
    }
    const perItem = new Map<string, number>();
    for (const { when = '' } of inline) perItem.set(when, (perItem.get(when) ?? 0) + 1);
    for (const [when, count] of perItem) assert.ok(count <= 3, `${when}: ${count}`);
  });

  it('offers nothing destructive inline', () => {
    const inline = menuItems.filter(({ group }) => group?.startsWith('inline')).map(({ command }) => command ?? '');
    assert.deepEqual(
      inline.filter((command) => /remove|deploy|launch/.test(command)),
      [],
    );
  });

  it('groups its context menus', () => {
    for (const { menu, group } of menuItems) {
      if (menu !== 'commandPalette') assert.match(group ?? '', /^(inline|navigation|\d_\w+)@\d$/, menu);
    }
  });

  it('names in its when clauses only context keys that are set', () => {
    const builtIn = ['view', 'viewItem', 'resourceScheme', 'resourceFilename', 'isWorkspaceTrusted', 'true', 'false'];
    const known = new Set([...Object.keys(contextKeys), ...builtIn]);
    const clauses = [
      ...menuItems.map(({ when }) => when ?? ''),
      ...contributes.commands.map(({ enablement }) => enablement ?? ''),
      ...contributes.viewsWelcome.map(({ when }) => when),
      ...contributes.walkthroughs.flatMap(({ steps }) =>
        steps.flatMap(({ completionEvents }) =>
          completionEvents.filter((event) => event.startsWith('onContext:')).map((event) => event.slice(10)),
        ),
      ),
    ].filter((clause) => clause !== '');
    for (const clause of clauses) {
      for (const key of keysOf(clause)) assert.ok(known.has(key), `${key} in ${clause}`);
    }
  });

  it('sets no context key in vain', () => {
    for (const key of Object.keys(contextKeys)) assert.ok(text.includes(key), key);
  });

  it('contributes exactly the views that the code makes', () => {
    const ids = Object.values(contributes.views).flatMap((list) => list.map(({ id }) => id));
    assert.deepEqual(sorted(ids), sorted(Object.values(views)));
    for (const { view } of contributes.viewsWelcome) assert.ok(ids.includes(view), view);
  });

  it('refers to commands that exist in links and walkthroughs', () => {
    const own = [...JSON.stringify(nls).matchAll(/\(command:(panther\.[\w.]+)/g)].map(([, id = '']) => id);
    const events = contributes.walkthroughs.flatMap(({ steps }) => steps.flatMap((step) => step.completionEvents));
    const awaited = events.filter((event) => event.startsWith('onCommand:')).map((event) => event.slice(10));
    assert.ok(own.length > 0);
    for (const id of [...own, ...awaited]) assert.ok(contributed.has(id), id);
    for (const event of events.filter((one) => one.startsWith('onSettingChanged:'))) {
      assert.ok(Object.hasOwn(settings, event.slice(17)), event);
    }
  });

  it('contributes exactly the settings that the code reads, with the same defaults', () => {
    const { properties } = contributes.configuration;
    assert.deepEqual(sorted(Object.keys(properties)), sorted(Object.keys(settings)));
    for (const [id, { initial, scope }] of Object.entries(settings)) {
      const property = properties[id] ?? assert.fail(id);
      assert.deepEqual(property.default, initial, id);
      assert.equal(property.scope, scope, id);
      assert.equal(property.type, Array.isArray(initial) ? 'array' : typeof initial, id);
      assert.ok(property.order > 0, id);
      assert.ok(words(property.markdownDescription).length > 20, id);
      assert.equal(property.enum?.length, property.enumDescriptions?.length, id);
    }
  });

  it('lets no workspace name a file, a profile or an address', () => {
    const ofMachine = Object.entries(settings).filter(([, { scope }]) => scope === 'machine');
    const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    assert.deepEqual(sorted(restricted), sorted(ofMachine.map(([id]) => id)));
    for (const id of Object.keys(settings).filter((name) => /file|home|profile|url|bucket/.test(name))) {
      assert.ok(restricted.includes(id), id);
    }
  });

  it('says where it runs and how far it can be trusted', () => {
    assert.deepEqual(manifest.extensionKind, ['workspace']);
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    assert.equal(manifest.capabilities.virtualWorkspaces.supported, 'limited');
    assert.ok(!manifest.activationEvents.includes('*'));
    assert.ok(manifest.keywords.length <= 5);
  });

  it('names the scheme of resource documents as the code does', () => {
    assert.ok(text.includes(`resourceScheme == ${resourceScheme}`));
  });

  it('names query documents and their results as the code does', () => {
    const run = menuItems.find(({ menu, command }) => menu === 'editor/title' && command === 'panther.query.run');
    const [, pattern = 'none'] = /resourceFilename =~ \/(.+)\//.exec(run?.when ?? '') ?? [];
    const ending = new RegExp(pattern);
    assert.match(queryFiles.replace('**/*', 'report'), ending);
    assert.doesNotMatch('report.sql', ending);
    assert.ok(text.includes(`resourceScheme == ${resultScheme}`));
  });
});

describe('the pictures', () => {
  it('are there', () => {
    const files = [
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...Object.values(contributes.views).flatMap((list) => list.map(({ icon }) => icon)),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
    ];
    for (const file of files) assert.ok(existsSync(path.join(root, file)), file);
  });

  it('have an icon of 256 by 256 pixels', () => {
    const png = readFileSync(path.join(root, manifest.icon));
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
  });

  it('take their colours from the theme', () => {
    for (const { steps } of contributes.walkthroughs) {
      assert.ok(steps.length >= 4 && steps.length <= 6);
      for (const { media } of steps) {
        assert.match(readFileSync(path.join(root, media.svg), 'utf8'), /var\(--vscode-/, media.svg);
        assert.ok(words(media.altText).length > 10, media.svg);
      }
    }
    assert.match(readFileSync(path.join(root, 'media/shield.svg'), 'utf8'), /viewBox="0 0 24 24".*currentColor/s);
  });
});

/** The keys of a when clause: what stands left of an operator, or alone. */
function keysOf(clause: string): readonly string[] {
  return clause
    .split(/&&|\|\|/)
    .map(
      (term) =>
        term
          .trim()
          .replace(/^!/, '')
          .split(/\s*(?:==|!=|=~)\s*/)[0] ?? '',
    )
    .filter((key) => key !== '');
}
