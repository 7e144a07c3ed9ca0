import assert from 'node:assert/strict';
import { parseTemplate } from '../../../server/src/core/cfn/document/document.ts';
import { templateOf } from '../../../server/src/core/cfn/model/template.ts';
import { rules } from '../../../server/src/core/cfn/rules/index.ts';
import { validateAll } from '../../../server/src/core/cfn/validate.ts';
import { mistake, templateText } from '../../bench/lsp/templateText.ts';
import { languageData } from '../../support/languageData.ts';

describe('templates of benchmarks', () => {
  it('have as many resources and bytes as asked, and one mistake', () => {
    const text = templateText(100, 68 * 1024);
    const template = templateOf(parseTemplate(text));
    assert.equal(template.resources.size, 100);
    assert.ok(Math.abs(text.length - 68 * 1024) < 3000, `${text.length} bytes`);
    const found = validateAll(template, { ...languageData(), rules, ignore: [], severities: {} });
    const errors = found.filter(({ severity }) => severity === 'error');
    assert.deepEqual(
      errors.map(({ span }) => text.slice(span.start, span.end)),
      [mistake],
    );
  });
});
