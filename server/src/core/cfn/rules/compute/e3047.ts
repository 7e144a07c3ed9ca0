import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { placeOf, writtenAt } from '../written.ts';
import { compatibilitiesOf } from './fargate.ts';

export const e3047: ResourceRule = {
  kind: 'resource',
  id: 'E3047',
  severity: 'error',
  title: 'Sizes of tasks on Fargate',
  about: 'Fargate has some sizes of processors, each with some of memory.',
  link: servicePage('AmazonECS/latest/developerguide/task-cpu-memory-error'),
  mutedByMacros: true,
  *check(resource) {
    if (compatibilitiesOf(resource)?.includes('FARGATE') !== true) return;
    const cpu = writtenAt(resource.properties, 'Cpu');
    const memory = writtenAt(resource.properties, 'Memory');
    const units = sizeOf(cpu?.text, 1024);
    const megabytes = sizeOf(memory?.text, 1024);
    if (cpu === undefined || units === undefined) return;
    const sizes = SIZES[units];
    if (sizes === undefined) {
      const known = Object.keys(SIZES).join(', ');
      yield { span: placeOf(cpu.node), message: `Fargate has processors of these sizes: ${known}; not: ${cpu.text}` };
      return;
    }
    if (memory === undefined || megabytes === undefined || sizes.includes(megabytes)) return;
    const range = `${Math.min(...sizes)} to ${Math.max(...sizes)} MB`;
    yield {
      span: placeOf(memory.node),
      message: `With a Cpu of ${cpu.text} Fargate has some sizes of memory from ${range}, not: ${memory.text}`,
    };
  },
};

/** `256`, `.25 vCPU`, `0.5 GB`. Undefined: none of these. */
function sizeOf(text: string | undefined, ofOne: number): number | undefined {
  const found = /^(\d*\.?\d+)\s*(vcpu|gb)?$/i.exec(text?.trim() ?? '');
  if (found === null) return undefined;
  return found[2] === undefined ? Number(found[1]) : Number(found[1]) * ofOne;
}

function steps(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, at) => from + at * step);
}

const SIZES: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1024, 2048],
  512: steps(1024, 4096, 1024),
  1024: steps(2048, 8192, 1024),
  2048: steps(4096, 16_384, 1024),
  4096: steps(8192, 30_720, 1024),
  8192: steps(16_384, 61_440, 4096),
  16384: steps(32_768, 122_880, 8192),
};
