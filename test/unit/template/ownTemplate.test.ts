import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { readShippedTemplates } from '../../../server/src/app/templates/shippedTemplates.ts';
import { parseTemplate } from '../../../server/src/core/cfn/document/document.ts';
import { templateOf } from '../../../server/src/core/cfn/model/template.ts';
import { type OwnTemplate, ownTemplate, type ShippedTemplate } from '../../../server/src/core/template/ownTemplate.ts';
import { renderTemplate } from '../../../server/src/core/template/render.ts';
import { type StackTemplate, stackTemplates } from '../../../server/src/core/template/stackTemplate.ts';
import { root } from '../../support/sources.ts';

const textOf = (file: string) => readFileSync(path.join(root, 'templates', file), 'utf8');
const templates = { read: (file: string) => Promise.resolve(textOf(file)) };

describe('the own templates', () => {
  let shipped: readonly ShippedTemplate[];
  const look = (text: string): OwnTemplate | null => ownTemplate(templateOf(parseTemplate(text)), shipped);

  before(async () => {
    shipped = await readShippedTemplates({ templates });
  });

  for (const [template, { templateFile }] of Object.entries(stackTemplates) as [
    StackTemplate,
    { templateFile: string },
  ][]) {
    it(`${templateFile} is known as it ships, and without its comments`, () => {
      assert.deepEqual(look(textOf(templateFile)), { template, edited: false });
      const bare = textOf(templateFile).replace(/^\s*#.*\n/gm, '');
      assert.deepEqual(look(bare), { template, edited: false });
    });

    it(`${templateFile} is known with the values of an account`, () => {
      const body = textOf(templateFile);
      const names = Object.keys(parseDocument(body, { logLevel: 'silent' }).toJS().Parameters);
      const rendered = renderTemplate(
        body,
        names.map((key) => ({ key, value: 'eu-west-1' })),
      );
      assert.notEqual(rendered, body);
      assert.deepEqual(look(rendered), { template, edited: false });
    });
  }

  it('are known after a change, which is told', () => {
    const body = textOf('panther-aws-events-queue.yml');
    const changed = body.replace('DeadLetterQueue:\n    Type: AWS::SQS::Queue', 'Lost:\n    Type: AWS::SQS::Queue');
    assert.deepEqual(look(changed), { template: 'eventsQueue', edited: true });
  });

  it('are not what others write', () => {
    assert.equal(look('Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n'), null);
    assert.equal(look('AWSTemplateFormatVersion: "2010-09-09"\n'), null);
    assert.equal(look('Parameters:\n  MasterAccountRegion: { Type: String }\n'), null);
  });
});
