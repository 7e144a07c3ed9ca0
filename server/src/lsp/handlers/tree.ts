import { z } from 'zod';
import { countResources } from '../../app/resources/countResources.ts';
import { pathToResource } from '../../app/tree/pathToResource.ts';
import { resourceChildren } from '../../app/tree/resourceChildren.ts';
import { sourceChildren } from '../../app/tree/sourceChildren.ts';
import { stackSetNodes } from '../../app/tree/stackSetChildren.ts';
import { listStackSets } from '../../protocol/stackSets.ts';
import * as protocol from '../../protocol/tree.ts';
import { type Method, method } from '../method.ts';
import { offset, parent, resourceKey, treeFilter, treeShape } from '../schemas/resources.ts';
import type { EditorSession } from '../session.ts';

export function treeMethods({ app, worker }: EditorSession): readonly Method[] {
  return [
    method(protocol.sourceChildren, z.strictObject({ parent, offset }), (params) =>
      sourceChildren(app, params, worker.activity()),
    ),
    method(protocol.resourceChildren, z.strictObject({ shape: treeShape, parent, offset }), (params) =>
      resourceChildren(app, params),
    ),
    method(listStackSets, z.null(), async () =>
      (await stackSetNodes(app, await app.accountsFile.read())).map(({ set, description }) => ({ set, description })),
    ),
    method(protocol.countResources, z.strictObject({ filter: z.nullable(treeFilter) }), (params) =>
      countResources(app, params),
    ),
    method(protocol.pathToResource, z.strictObject({ shape: treeShape, key: resourceKey }), (params) =>
      pathToResource(app, params),
    ),
  ];
}
