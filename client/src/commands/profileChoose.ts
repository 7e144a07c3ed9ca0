import * as vscode from 'vscode';
import { pickProfile } from '../flows/profiles.ts';
import type { Panther } from '../panther.ts';
import { readSetting, writeSetting } from '../settings.ts';

export async function chooseProfile(panther: Panther): Promise<void> {
  const current = readSetting('panther.aws.profile') || null;
  const chosen = await pickProfile(panther, vscode.l10n.t('Choose AWS Profile'), { current });
  // The change of the setting restarts the server.
  if (chosen !== undefined) await writeSetting('panther.aws.profile', chosen.profile ?? '');
}
