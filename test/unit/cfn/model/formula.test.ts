import assert from 'node:assert/strict';
import { parseTemplate } from '../../../../server/src/core/cfn/document/document.ts';
import { conditionLogicOf } from '../../../../server/src/core/cfn/model/conditionLogic.ts';
import { canAllHold, type Formula } from '../../../../server/src/core/cfn/model/formula.ts';
import { templateOf } from '../../../../server/src/core/cfn/model/template.ts';

const is = (variable: string, value: string): Formula => ({ op: 'is', variable, value });
const not = (of: Formula): Formula => ({ op: 'not', of });
const any = () => null;

describe('conditions as formulas', () => {
  it('cannot hold where one value excludes the other', () => {
    assert.equal(canAllHold([is('a', '1'), is('b', '1')], any), true);
    assert.equal(canAllHold([is('a', '1'), is('a', '2')], any), false);
    assert.equal(canAllHold([is('a', '1'), not(is('a', '1'))], any), false);
  });

  it('have the values that there are, and no others', () => {
    const neither = [not(is('a', '1')), not(is('a', '2'))];
    assert.equal(canAllHold(neither, any), true);
    assert.equal(
      canAllHold(neither, () => ['1', '2', '3']),
      true,
    );
    assert.equal(
      canAllHold(neither, () => ['1', '2']),
      false,
    );
    assert.equal(
      canAllHold([is('a', '3')], () => ['1', '2']),
      false,
    );
  });

  it('are taken to hold where it takes too long to find out', () => {
    // Pigeons and holes: no value fits, and all have to be tried.
    const holes = Array.from({ length: 9 }, (_, index) => `${index}`);
    const pigeons = Array.from({ length: 10 }, (_, index) => `p${index}`);
    const differ = pigeons.flatMap((a, index) =>
      pigeons.slice(index + 1).flatMap((b) => holes.map((hole) => not({ op: 'and', of: [is(a, hole), is(b, hole)] }))),
    );
    assert.equal(
      canAllHold(differ, () => holes),
      true,
    );
  });

  it('may be made of each other in any way', () => {
    const chain = Array.from({ length: 5000 }, (_, index) => `  C${index}: !Not [!Condition C${index + 1}]\n`).join('');
    const doubled = Array.from(
      { length: 60 },
      (_, index) => `  D${index}: !And [!Condition D${index + 1}, !Condition D${index + 1}]\n`,
    ).join('');
    const text = `Conditions:\n${chain}  C5000: !Condition C0\n${doubled}  D60: !Equals [!Ref A, b]\nResources: {}\n`;
    const logic = conditionLogicOf(templateOf(parseTemplate(text)));
    assert.equal(logic.canBe([{ condition: 'C0', holds: true }]), true);
    assert.equal(logic.canBe([{ condition: 'D0', holds: true }]), true);
    assert.equal(logic.canBe([{ condition: 'Nothing', holds: false }]), true);
  });
});
