import * as vscode from 'vscode';
import { showResource } from '../flows/showResource.ts';
import type { Panther } from '../panther.ts';
import { pickResource } from './pickResource.ts';

export async function findResource(panther: Panther): Promise<void> {
  const key = await pickResource(panther, vscode.l10n.t('Go to Resource'));
  if (key !== undefined) await showResource(panther, key);
}
