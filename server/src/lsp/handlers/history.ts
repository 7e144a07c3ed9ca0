import { z } from 'zod';
import { changesChildren } from '../../app/history/changesChildren.ts';
import { changesWindow } from '../../app/history/changesWindow.ts';
import { compareVersions } from '../../app/history/compareVersions.ts';
import { countChanges } from '../../app/history/countChanges.ts';
import { resourceHistory } from '../../app/history/resourceHistory.ts';
import { versionDocument } from '../../app/history/versionDocument.ts';
import * as protocol from '../../protocol/history.ts';
import { type Method, method } from '../method.ts';
import * as schemas from '../schemas/history.ts';
import { resourceKey } from '../schemas/resources.ts';
import type { Session } from '../session.ts';

const pageSize = 50;

export function historyMethods({ app }: Session): readonly Method[] {
  return [
    method(protocol.getHistory, schemas.historyPlace, (params) => resourceHistory(app, { ...params, limit: pageSize })),
    method(protocol.countHistory, resourceKey, async (key) => ({ count: await app.store.countHistory(key) })),
    method(protocol.getVersion, z.strictObject({ key: resourceKey, version: schemas.versionRef }), (params) =>
      versionDocument(app, params),
    ),
    method(
      protocol.compareVersions,
      z.strictObject({ from: schemas.versionPoint, to: schemas.versionPoint }),
      (params) => compareVersions(app, params),
    ),
    method(protocol.getChangesWindow, schemas.askedWindow, (params) => changesWindow(app, params)),
    method(protocol.countChanges, z.strictObject({ window: schemas.changesWindow }), (params, signal) =>
      countChanges(app, params, signal),
    ),
    method(protocol.changesChildren, schemas.changesPlace, (params, signal) => changesChildren(app, params, signal)),
  ];
}
