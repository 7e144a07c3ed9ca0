import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { InitializationOptions } from '../../server/src/protocol/initialize.ts';
import type { ValidationSettings } from '../../server/src/protocol/validation.ts';
import { type SettingId, type SettingValue, settings } from './contributions.ts';

// What the server takes at most.
const mostDays = 36_500;
const mostOfSize = 1_000_000;

const restarting = (Object.keys(settings) as SettingId[]).filter((id) => settings[id].restarts);

export function readSetting<Id extends SettingId>(id: Id): SettingValue<Id> {
  const initial = settings[id].initial as SettingValue<Id>;
  const value = vscode.workspace.getConfiguration().get<unknown>(id);
  // A settings file can hold anything.
  const fits = typeof value === typeof initial && Array.isArray(value) === Array.isArray(initial) && value !== null;
  return fits ? (value as SettingValue<Id>) : initial;
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
    checkEveryHours: readSetting('panther.accounts.checkEveryHours'),
    history: {
      days: whole(readSetting('panther.history.days'), mostDays),
      changesPerResource: whole(readSetting('panther.history.changesPerResource'), mostOfSize),
      megabytes: whole(readSetting('panther.history.megabytes'), mostOfSize),
    },
    validation: validationSettings(),
  };
}

/** VS Code marks a number that is out of bounds, and hands it on. */
function whole(value: number, most: number): number {
  return Math.min(most, Math.max(0, Math.round(value)));
}

const ofValidation = (Object.keys(settings) as SettingId[]).filter((id) => id.includes('.validation.'));

export function changesValidation(change: vscode.ConfigurationChangeEvent): boolean {
  return ofValidation.some((id) => change.affectsConfiguration(id));
}

export function validationSettings(): ValidationSettings {
  return {
    enabled: readSetting('panther.validation.enabled'),
    ignore: readSetting('panther.validation.ignore').filter((rule) => typeof rule === 'string'),
    severities: Object.fromEntries(Object.entries(readSetting('panther.validation.severities')).filter(isSeverity)),
    inlayHints: readSetting('panther.validation.inlayHints'),
    files: readSetting('panther.validation.templateNames').filter((name) => typeof name === 'string'),
  };
}

function isSeverity(entry: [string, unknown]): entry is [string, ValidationSettings['severities'][string]] {
  return entry[1] === 'error' || entry[1] === 'warning' || entry[1] === 'info';
}

function path(setting: string): string | null {
  const value = setting.trim();
  if (value === '') return null;
  return value.startsWith('~/') || value.startsWith('~\\') ? join(homedir(), value.slice(2)) : value;
}
