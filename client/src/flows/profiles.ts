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
  current?: string | null,
): Promise<ChosenProfile | undefined> {
  return pickOne(title, vscode.l10n.t('Whose credentials to use'), profileChoices(panther, current));
}

/** `current`: the profile that is in use now, null: the default chain, absent: none. */
export async function profileChoices(
  panther: Panther,
  current?: string | null,
): Promise<readonly Choice<ChosenProfile>[]> {
  const profiles = await panther.server.request(listProfiles, null);
  const chain: Choice<ChosenProfile> = {
    label: vscode.l10n.t('Default chain'),
    description: mark(current === null),
    detail: vscode.l10n.t('Environment variables, the default profile, or the role of this machine'),
    value: { profile: null, region: null },
  };
  return [chain, ...profiles.map((profile) => profileChoice(profile, profile.name === current))];
}

function profileChoice(profile: Profile, isCurrent: boolean): Choice<ChosenProfile> {
  const facts = [kindName(profile.kind), ...(profile.region === null ? [] : [profile.region]), mark(isCurrent)];
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
