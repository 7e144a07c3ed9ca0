import * as vscode from 'vscode';
import type { Profile } from '../../../server/src/core/ports.ts';
import { listProfiles } from '../../../server/src/protocol/accounts.ts';
import type { Panther } from '../panther.ts';
import { pickOne } from '../ui/pick.ts';
import { withoutIcons } from '../ui/text.ts';
import type { Choice } from '../ui/wizard.ts';

/** A profile's name, or null for the default chain. */
export interface ChosenProfile {
  readonly profile: string | null;
  /** The region that the profile names. */
  readonly region: string | null;
}

export async function pickProfile(
  panther: Panther,
  title: string,
  marks: ProfileMarks = {},
): Promise<ChosenProfile | undefined> {
  return pickOne(title, vscode.l10n.t('Whose credentials to use'), profileChoices(panther, marks));
}

export interface ProfileMarks {
  /** The profile that is in use now, null: the default chain, absent: none. */
  readonly current?: string | null;
  /** The account that the credentials should belong to: its profiles come first. */
  readonly accountId?: string;
}

export async function profileChoices(
  panther: Panther,
  { current, accountId }: ProfileMarks,
): Promise<readonly Choice<ChosenProfile>[]> {
  const profiles = await panther.server.request(listProfiles, null);
  const chain: Choice<ChosenProfile> = {
    label: vscode.l10n.t('Default chain'),
    description: mark(current === null),
    detail: vscode.l10n.t('Environment variables, the default profile, or the role of this machine'),
    value: { profile: null, region: null },
  };
  const choice = (profile: Profile) => profileChoice(profile, profile.name === current);
  const own = profiles.filter((profile) => accountId !== undefined && profile.accountId === accountId);
  const others = profiles.filter((profile) => !own.includes(profile));
  if (own.length === 0) return [chain, ...others.map(choice)];
  return [
    separator(vscode.l10n.t('Profiles of the account')),
    ...own.map(choice),
    separator(vscode.l10n.t('Others')),
    chain,
    ...others.map(choice),
  ];
}

function separator(label: string): Choice<ChosenProfile> {
  return { label, kind: vscode.QuickPickItemKind.Separator, value: { profile: null, region: null } };
}

function profileChoice(profile: Profile, isCurrent: boolean): Choice<ChosenProfile> {
  const facts = [kindName(profile.kind), profile.accountId ?? '', profile.region ?? '', mark(isCurrent)];
  return {
    label: withoutIcons(profile.name),
    description: facts.filter((fact) => fact !== '').join(' · '),
    value: { profile: profile.name, region: profile.region },
  };
}

function mark(isCurrent: boolean): string {
  return isCurrent ? vscode.l10n.t('in use') : '';
}

function kindName(kind: Profile['kind']): string {
  switch (kind) {
    case 'static':
      return vscode.l10n.t('access key');
    case 'sso':
      return vscode.l10n.t('SSO');
    case 'process':
      return vscode.l10n.t('credential process');
    case 'role':
      return vscode.l10n.t('assumes a role');
    case 'webIdentity':
      return vscode.l10n.t('web identity');
    case 'login':
      return vscode.l10n.t('console sign-in');
    case 'other':
      return '';
  }
}
