import assert from 'node:assert/strict';
import {
  consoleHost,
  dnsSuffix,
  partitionOfConsole,
  partitionOfRegion,
} from '../../../server/src/core/regions/partition.ts';

describe('partitions', () => {
  for (const [region, partition] of [
    ['us-east-1', 'aws'],
    ['xx-future-9', 'aws'],
    ['cn-northwest-1', 'aws-cn'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
  ] as const) {
    it(`${region} is in ${partition}`, () => {
      assert.equal(partitionOfRegion(region), partition);
    });
  }

  it('have their own console and endpoint names', () => {
    assert.equal(consoleHost('aws-cn'), 'console.amazonaws.cn');
    assert.equal(consoleHost('aws-us-gov'), 'console.amazonaws-us-gov.com');
    assert.equal(dnsSuffix('aws-cn'), 'amazonaws.com.cn');
  });

  it('are known by the host of their console', () => {
    assert.equal(partitionOfConsole('console.aws.amazon.com'), 'aws');
    assert.equal(partitionOfConsole('CN-NORTH-1.console.amazonaws.cn'), 'aws-cn');
    assert.equal(partitionOfConsole('evilconsole.aws.amazon.com'), undefined);
    assert.equal(partitionOfConsole('console.aws.amazon.com.example.com'), undefined);
  });
});
