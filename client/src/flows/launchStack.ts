/** The CloudFormation console's page that creates a stack, with everything filled in. */
import * as vscode from 'vscode';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { launchUrl, type TemplateName, uploadTemplate } from '../../../server/src/protocol/templates.ts';
import type { Panther } from '../panther.ts';
import { readSetting } from '../settings.ts';
import { showInformation } from '../ui/messages.ts';
import { enterText, pickOne } from '../ui/pick.ts';
import { withNotification } from '../ui/progress.ts';
import { pickProfile } from './profiles.ts';
import { openWebPage } from './webPage.ts';

export interface Launch {
  readonly title: string;
  readonly template: TemplateName;
  /** Null: a stack of the master account. */
  readonly account: Account | null;
  /** Absent: the master account's. */
  readonly region?: string;
  /** Where the template is already; empty: that is asked for. */
  readonly templateUrl: string;
  /** What to do on the page. */
  readonly advice: string;
}

/** False: the user cancelled. */
export function launchScanRole(panther: Panther, account: Account): Promise<boolean> {
  return launch(panther, {
    title: vscode.l10n.t('Launch Scan-Role Stack'),
    template: 'scanRole',
    account,
    templateUrl: readSetting('panther.templates.url').trim(),
    advice: vscode.l10n.t(
      'Sign in to account {0} ({1}) there, tick the acknowledgement under Capabilities and choose Create stack.',
      account.name,
      account.id,
    ),
  });
}

/** False: the user cancelled. */
export async function launch(panther: Panther, wanted: Launch): Promise<boolean> {
  const { template, account, region, advice } = wanted;
  const templateUrl = wanted.templateUrl || (await askTemplateUrl(panther, wanted));
  if (templateUrl === undefined) return false;
  const place = region === undefined ? {} : { region };
  const { url } = await panther.server.request(launchUrl, { template, account, ...place, templateUrl });
  if (!(await openWebPage(url))) return false;
  void showInformation(advice);
  return true;
}

async function askTemplateUrl(panther: Panther, wanted: Launch): Promise<string | undefined> {
  const { title, template } = wanted;
  const source = await pickOne(title, vscode.l10n.t('The console reads the template from S3. Where is it?'), [
    {
      label: vscode.l10n.t('Upload it to a bucket of yours...'),
      iconPath: new vscode.ThemeIcon('cloud-upload'),
      value: 'upload',
    },
    {
      label: vscode.l10n.t('It is at an address...'),
      ...(template === 'scanRole'
        ? { detail: vscode.l10n.t('The setting panther.templates.url keeps one for good') }
        : {}),
      iconPath: new vscode.ThemeIcon('link'),
      value: 'address',
    },
  ]);
  if (source === 'upload') return upload(panther, wanted);
  return source === 'address' ? askAddress(title) : undefined;
}

function askAddress(title: string): Promise<string | undefined> {
  return enterText(title, {
    prompt: vscode.l10n.t('The address of the template in S3'),
    placeholder: 'https://bucket.s3.us-east-1.amazonaws.com/panther-cloudsec-iam.yml',
    value: '',
    validate: async (value) =>
      URL.canParse(value) && new URL(value).protocol === 'https:' ? null : vscode.l10n.t('Enter an https address.'),
  });
}

async function upload(panther: Panther, { title, template, account, region }: Launch): Promise<string | undefined> {
  const bucket = await enterText(title, {
    prompt: vscode.l10n.t('The bucket; the account that launches the stack must be able to read it'),
    placeholder: 'my-templates',
    value: readSetting('panther.templates.bucket'),
    validate: async (value) => (value === '' ? vscode.l10n.t("Enter the bucket's name.") : null),
  });
  if (bucket === undefined) return undefined;
  const chosen = await pickProfile(panther, title);
  if (chosen === undefined) return undefined;
  const place = region === undefined ? {} : { region };
  const params = { template, account, ...place, bucket, profile: chosen.profile };
  const { templateUrl } = await withNotification(vscode.l10n.t('Uploading the template to {0}', bucket), (_, signal) =>
    panther.server.request(uploadTemplate, params, signal),
  );
  return templateUrl;
}
