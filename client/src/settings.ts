import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { InitializationOptions } from '../../server/src/protocol/initialize.ts';
import { type SettingId, type SettingValue, settings } from './contributions.ts';

const restarting = (Object.keys(settings) as SettingId[]).filter((id) => settings[id].restarts);

export function readSetting<Id extends SettingId>(id: Id): SettingValue<Id> {
  const initial = settings[id].initial as SettingValue<Id>;
  const value = vscode.workspace.getConfiguration().get<unknown>(id);
  // A settings file can hold anything.
  return typeof value === typeof initial ? (value as SettingValue<Id>) : initial;
}

export async function writeSetting<Id extends SettingId>(id: Id, value: SettingValue<Id>): Promise<void> {
  await vscode.workspace.getConfiguration().update(id, value, vscode.ConfigurationTarget.Global);
}

export function needsRestart(change: vscode.ConfigurationChangeEvent): boolean {
  return restarting.some((id) => change.affectsConfiguration(id));
}

/** What the server is told at its start. */
export function initializationOptions(): InitializationOptions {
  return {
    accountsFile: path(readSetting('panther.accounts.file')),
    home: path(readSetting('panther.home')),
    profile: readSetting('panther.aws.profile').trim() || null,
    background: vscode.workspace.isTrusted,
    scanEveryHours: readSetting('panther.scan.everyHours'),
  };
}

function path(setting: string): string | null {
  const value = setting.trim();
  if (value === '') return null;
  return value.startsWith('~/') || value.startsWith('~\\') ? join(homedir(), value.slice(2)) : value;
}
