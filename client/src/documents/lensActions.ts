import type { CommandId } from '../contributions.ts';
import { formatCount, type Translate } from '../ui/text.ts';

export interface LensAction {
  readonly command: CommandId;
  readonly title: string;
  /** Arguments after the document's address. */
  readonly rest: readonly unknown[];
}

/** What stands above a resource's document. `changes` null: their number is not known. Pure. */
export function lensActions(changes: number | null, t: Translate): readonly LensAction[] {
  const history = changes === null ? t('History') : t('History ({0})', formatCount(changes));
  return [
    { command: 'panther.resource.history', title: history, rest: [] },
    { command: 'panther.resource.compare', title: t('Compare with yesterday'), rest: [undefined, 'yesterday'] },
    { command: 'panther.resource.openConsole', title: t('Open in console'), rest: [] },
    { command: 'panther.resource.template', title: t('Go to template'), rest: [] },
    { command: 'panther.scan.resource', title: t('Rescan'), rest: [] },
    { command: 'panther.resource.copyArn', title: t('Copy ARN'), rest: [] },
  ];
}
