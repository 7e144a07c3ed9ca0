import type { Bench, Target } from '../bench.ts';
import { measureTemplate, type TemplateSize } from './measure.ts';

const ready: readonly Target[] = [
  { figure: 'ready_ms', most: 300 },
  { figure: 'ready_rss_mb', most: 90 },
];

const largeTargets: readonly Target[] = [
  { figure: 'edit_p50_ms', most: 1500 },
  { figure: 'longest_block_ms', most: 100 },
  { figure: 'completion_max_ms', most: 50 },
  { figure: 'hover_max_ms', most: 50 },
];

const sizes: readonly (TemplateSize & {
  readonly name: string;
  readonly about: string;
  readonly targets: readonly Target[];
})[] = [
  {
    name: 'small',
    about: 'a template of 5 resources: opened, typed into, asked about',
    resources: 5,
    bytes: 0,
    edits: 20,
    targets: [...ready, { figure: 'open_ms', most: 150 }],
  },
  {
    name: 'medium',
    about: 'a template of 100 resources, 68 KB',
    resources: 100,
    bytes: 68 * 1024,
    edits: 20,
    targets: [{ figure: 'edit_p50_ms', most: 120 }],
  },
  {
    name: 'large',
    about: 'a template of 490 resources, 1 MB',
    resources: 490,
    bytes: 1024 * 1024,
    edits: 10,
    lintsLong: true,
    targets: largeTargets,
  },
  {
    name: 'large-json',
    about: 'a template of 490 resources in JSON, 1 MB',
    resources: 490,
    bytes: 1024 * 1024,
    edits: 10,
    language: 'json',
    targets: largeTargets,
  },
];

export const lsp: Bench = {
  name: 'lsp',
  about: 'Templates in the editor, beside other validators on the same text',
  cases: sizes.map(({ name, about, targets, ...size }) => ({
    name,
    about,
    targets,
    mostMinutes: 8,
    run: (context) => measureTemplate(context, size),
  })),
};
