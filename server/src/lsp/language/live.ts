/** What of the open templates is live: looked up when somebody asks, and again only after a change that matters. */
import { CodeLensRefreshRequest } from 'vscode-languageserver/node';
import type { AppContext } from '../../app/context.ts';
import { findLive } from '../../app/templates/findLive.ts';
import { type LiveTemplate, nothingLive } from '../../core/cfn/live/instances.ts';
import { shapeKey, shapeOf } from '../../core/cfn/live/shape.ts';
import { nameOf, type OpenTemplate } from './documents.ts';
import type { Language } from './language.ts';

export interface Live {
  of(open: OpenTemplate): Promise<LiveTemplate>;
  forget(uri: string): void;
  /** Has the client ask for the lenses anew after the inventory changed, until the server closes. */
  follow(language: Language): Promise<void>;
}

interface Known {
  readonly version: number;
  readonly shape: string;
  readonly live: Promise<LiveTemplate>;
}

/** A scan writes all the time; nobody needs to see each step of it in a template. */
const FOLLOW_EVERY_MS = 3_000;

/** `hasInventory` false: it could not be opened, which is told of elsewhere. */
export function createLive(app: AppContext, hasInventory: boolean): Live {
  const known = new Map<string, Known>();

  const of: Live['of'] = async ({ document, template }) => {
    if (!hasInventory) return nothingLive;
    const version = await app.store.version();
    const shape = shapeOf(template);
    const key = shapeKey(shape);
    const before = known.get(document.uri);
    if (before?.version === version && before.shape === key) return before.live;
    const live = findLive(app, shape, nameOf(document.uri));
    known.set(document.uri, { version, shape: key, live });
    return live;
  };

  return {
    of,
    forget: (uri) => {
      known.delete(uri);
    },
    follow: async ({ connection, clock, closing, templates }) => {
      if (!hasInventory) return;
      let seen = await app.store.version();
      while (!closing.aborted) {
        await clock.delay(FOLLOW_EVERY_MS, closing);
        const version = await app.store.version();
        if (version !== seen && templates.all().length > 0) await connection.sendRequest(CodeLensRefreshRequest.type);
        seen = version;
      }
    },
  };
}
