import { defaultRetention } from '../../server/src/core/history/retention.ts';
import type { InitializationOptions } from '../../server/src/protocol/initialize.ts';

/** As the extension's own are where nothing was set; nothing is done unasked. */
export function initializationOf(home: string): InitializationOptions {
  return {
    accountsFile: null,
    home,
    profile: null,
    background: false,
    scanEveryHours: 0,
    checkEveryHours: 0,
    history: defaultRetention,
    validation: { enabled: true, ignore: [], severities: {}, files: [], inlayHints: true },
  };
}
