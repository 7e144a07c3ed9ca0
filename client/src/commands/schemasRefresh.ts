import * as vscode from 'vscode';
import { refreshSchemas as refreshRequest } from '../../../server/src/protocol/schemas.ts';
import { validationChanged } from '../../../server/src/protocol/validation.ts';
import type { Panther } from '../panther.ts';
import { validationSettings } from '../settings.ts';
import { showInformation } from '../ui/messages.ts';
import { withNotification } from '../ui/progress.ts';
import { formatCount } from '../ui/text.ts';

/** Fetches what AWS publishes of its resource types, and has open templates validated again. */
export async function refreshSchemas(panther: Panther): Promise<void> {
  const t = vscode.l10n.t;
  const { fetched, shipped, types } = await withNotification(
    t('Fetching CloudFormation’s resource types'),
    (_, signal) => panther.server.request(refreshRequest, { regions: [] }, signal),
  );
  panther.server.notify(validationChanged, validationSettings());
  await showInformation(
    t(
      '{0} CloudFormation types are known now: {1} of {2} were fetched, {3} of them new; {4} of {5} ship with Panther.',
      formatCount(types),
      formatCount(fetched?.types ?? 0),
      fetched?.date ?? '',
      formatCount(fetched?.added ?? 0),
      formatCount(shipped.types),
      shipped.date,
    ),
  );
}
