import type { SchemasStatus } from '../../protocol/schemas.ts';
import type { AppContext } from '../context.ts';

/** Which resource types are known, and since when. @throws AppError ENVIRONMENT where what ships is damaged */
export function schemasStatus({ schemas }: Pick<AppContext, 'schemas'>): SchemasStatus {
  const { date, types } = schemas.shipped();
  const fetched = schemas.fetched();
  return {
    shipped: { date, types: types.length },
    fetched: fetched === 'damaged' ? null : fetched,
    isDamaged: fetched === 'damaged',
    types: schemas.index().types.length,
  };
}
