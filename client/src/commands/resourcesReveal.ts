import * as vscode from 'vscode';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import { locateResource } from '../../../server/src/protocol/resources.ts';
import { showResource } from '../flows/showResource.ts';
import type { Panther } from '../panther.ts';
import { enterText, pickOne } from '../ui/pick.ts';
import { resourceChoice } from './pickResource.ts';

/** Shows the resource that an ARN, an id or the address of a console page means. */
export async function revealByArn(panther: Panther, text?: string): Promise<void> {
  const title = vscode.l10n.t('Reveal Resource by ARN');
  const given = typeof text === 'string' ? text : await askArn(panther, title);
  if (given === undefined) return;
  const key = await choose(panther, given, title);
  if (key !== undefined) await showResource(panther, key);
}

function askArn(panther: Panther, title: string): Promise<string | undefined> {
  return enterText(title, {
    prompt: vscode.l10n.t('An ARN, an id, or the address of a page of the AWS console'),
    placeholder: 'arn:aws:s3:::invoices-2026',
    value: '',
    async validate(value, signal) {
      if (value === '') return vscode.l10n.t('Paste an ARN, an id or the address of a console page.');
      const found = await panther.server.request(locateResource, { text: value }, signal);
      return found.length > 0 ? null : notFound();
    },
  });
}

async function choose(panther: Panther, text: string, title: string): Promise<ResourceKey | undefined> {
  const found = await panther.server.request(locateResource, { text });
  const only = found[0];
  if (only === undefined) throw new Error(notFound());
  if (found.length === 1) return resourceChoice(only).value;
  return pickOne(title, vscode.l10n.t('Several accounts see this resource'), found.map(resourceChoice));
}

function notFound(): string {
  return vscode.l10n.t('The inventory has no such resource. Scan its account, or check the text.');
}
