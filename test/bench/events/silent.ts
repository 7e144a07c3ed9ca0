import type { Log } from '../../../server/src/core/ports.ts';

const ignore = () => undefined;

/** What a measuring process prints is its figures alone. */
export const silent: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
