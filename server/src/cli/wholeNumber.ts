import { AppError } from '../core/errors.ts';

/** The whole number that an option was given. @throws AppError BAD_INPUT */
export function whole(option: string, text: string, least: number, most: number = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
  throw new AppError('BAD_INPUT', `${option} takes a whole number ${range}: ${text}`);
}
