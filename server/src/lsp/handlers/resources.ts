import { z } from 'zod';
import { listTypes } from '../../app/catalog/listTypes.ts';
import { describeEnvironment } from '../../app/diagnostics/describeEnvironment.ts';
import { consoleUrl } from '../../app/resources/consoleUrl.ts';
import { exportToFile } from '../../app/resources/exportToFile.ts';
import { findResources } from '../../app/resources/findResources.ts';
import { getDetails } from '../../app/resources/getDetails.ts';
import { getResource } from '../../app/resources/getResource.ts';
import { locateResource } from '../../app/resources/locateResource.ts';
import * as protocol from '../../protocol/resources.ts';
import { version } from '../../version.ts';
import { type Method, method } from '../method.ts';
import { resourceKey, treeFilter } from '../schemas/resources.ts';
import { filePath, text, typeName } from '../schemas/shape.ts';
import type { Session } from '../session.ts';

export function resourceMethods({ app, notify }: Session): readonly Method[] {
  return [
    method(protocol.getResource, resourceKey, (key) => getResource(app, key)),
    method(protocol.getDetails, resourceKey, (key) => getDetails(app, key)),
    method(
      protocol.findResources,
      z.strictObject({ text, limit: z.int().min(1).max(1000), type: z.exactOptional(typeName) }),
      (params) => findResources(app, params),
    ),
    method(protocol.locateResource, z.strictObject({ text }), (params) => locateResource(app, params)),
    method(protocol.consoleUrl, resourceKey, (key) => consoleUrl(app, key)),
    method(
      protocol.exportResources,
      z.strictObject({ filter: z.nullable(treeFilter), format: z.enum(['jsonl', 'json', 'csv']), path: filePath }),
      (params, signal) => exportToFile(app, params, notify.exporting(params.path), signal),
    ),
    method(protocol.listTypes, z.null(), async () => listTypes(app.catalog)),
    method(protocol.getDiagnostics, z.null(), async () => ({
      text: await describeEnvironment(app, {
        version,
        runtime: process.versions,
        platform: `${process.platform} ${process.arch}`,
        home: app.home,
        storeProblem: app.storeProblem?.message ?? null,
        env: process.env,
      }),
    })),
  ];
}
