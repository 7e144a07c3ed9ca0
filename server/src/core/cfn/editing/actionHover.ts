/** What an IAM action allows. */
import type { IamIndex } from '../schema/iam.ts';

const MAX_LISTED = 12;

/** `s3:PutObject`, `s3:Get*`; null: it is no action that is known. */
export function actionHover(text: string, iam: IamIndex): string | null {
  const found = /^([a-z0-9-]+):([A-Za-z*?]+)$/.exec(text);
  const service = found === null ? null : iam.get(found[1] ?? '');
  if (found === null || service === null) return null;
  const name = (found[2] ?? '').toLowerCase();
  const one = service.actions[name];
  if (one !== undefined) {
    const kinds =
      one.resources.length === 0
        ? 'works with the resource `*` only'
        : `on ${one.resources.map((kind) => `\`${kind}\``).join(', ')}`;
    return `\`${service.prefix}:${one.name}\` · ${one.level}\n\n${one.doc}\n\n${service.name}, ${kinds}.`;
  }
  if (!/[*?]/.test(name)) return null;
  const pattern = new RegExp(`^${name.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  const matching = Object.entries(service.actions).flatMap(([key, action]) => (pattern.test(key) ? [action] : []));
  if (matching.length === 0) return null;
  const levels = Map.groupBy(matching, ({ level }) => level);
  const counts = [...levels].map(([level, of]) => `${of.length} ${level}`).join(', ');
  const names = matching.slice(0, MAX_LISTED).map((action) => `\`${action.name}\``);
  const more = matching.length > MAX_LISTED ? ' …' : '';
  return `\`${text}\` · ${matching.length} actions of ${service.name}: ${counts}\n\n${names.join(', ')}${more}`;
}
