import { z } from 'zod';
import { discardStack } from '../../app/stacks/discardStack.ts';
import { executeStack } from '../../app/stacks/executeStack.ts';
import { launchUrl } from '../../app/stacks/launchUrl.ts';
import { planStack } from '../../app/stacks/planStack.ts';
import { planQueuePolicy, writeQueuePolicy } from '../../app/stacks/queuePolicy.ts';
import { renderTemplate } from '../../app/stacks/renderTemplate.ts';
import { uploadTemplate } from '../../app/stacks/uploadTemplate.ts';
import { awsVerdict } from '../../app/templates/awsVerdict.ts';
import { refreshSchemas } from '../../app/templates/refreshSchemas.ts';
import { validateWithAws } from '../../protocol/awsValidation.ts';
import { refreshSchemas as refreshSchemasRequest } from '../../protocol/schemas.ts';
import * as protocol from '../../protocol/templates.ts';
import { type Method, method } from '../method.ts';
import { list, text } from '../schemas/shape.ts';
import { ofAccount, profile, queuePolicyChange, stackPlan, templateName, templateText } from '../schemas/templates.ts';
import type { Session } from '../session.ts';

const askedOfAws = z.strictObject({ name: text, text: templateText, profile, region: z.nullable(text) });

const target = { template: templateName, account: ofAccount, region: z.exactOptional(text), profile };

export function templateMethods({ app }: Session): readonly Method[] {
  return [
    method(
      protocol.renderTemplate,
      z.strictObject({ template: templateName, account: ofAccount, region: z.exactOptional(text) }),
      (params) => renderTemplate(app, params),
    ),
    method(
      protocol.launchUrl,
      z.strictObject({ template: templateName, account: ofAccount, region: z.exactOptional(text), templateUrl: text }),
      (params) => launchUrl(app, params),
    ),
  ];
}

/** Those that the worker answers. */
export const stackRequests = [
  validateWithAws,
  refreshSchemasRequest,
  protocol.uploadTemplate,
  protocol.planStack,
  protocol.executeStack,
  protocol.discardStack,
  protocol.planQueuePolicy,
  protocol.writeQueuePolicy,
];

export function stackMethods({ app, notify }: Session): readonly Method[] {
  return [
    method(refreshSchemasRequest, z.strictObject({ regions: list(text) }), ({ regions }, signal) =>
      refreshSchemas(app, { regions, from: [] }, signal),
    ),
    method(validateWithAws, askedOfAws, (params, signal) => awsVerdict(app, params, signal)),
    method(protocol.uploadTemplate, z.strictObject({ ...target, bucket: text }), (params, signal) =>
      uploadTemplate(app, params, signal),
    ),
    method(protocol.planStack, z.strictObject({ ...target, acknowledged: list(text) }), (params, signal) =>
      planStack(app, params, signal),
    ),
    method(protocol.executeStack, z.strictObject({ ...target, plan: stackPlan }), (params, signal) =>
      executeStack(app, params, notify.stackEvent, signal),
    ),
    method(protocol.discardStack, z.strictObject({ ...target, plan: stackPlan }), async (params, signal) => {
      await discardStack(app, params, signal);
      return null;
    }),
    method(protocol.planQueuePolicy, z.strictObject({ profile }), (params, signal) =>
      planQueuePolicy(app, params, signal),
    ),
    method(
      protocol.writeQueuePolicy,
      z.strictObject({ profile, change: queuePolicyChange }),
      async (params, signal) => {
        await writeQueuePolicy(app, params, signal);
        return null;
      },
    ),
  ];
}
