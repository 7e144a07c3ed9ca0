/** Run by `rivals.ts` in a process of its own: validates a file twice, and says in one line of JSON how long that took. */
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';

const [file = ''] = process.argv.slice(2);
const startedAt = performance.now();
const engine = new RegoEngine();
const times = [performance.now()];
let found = 0;
for (let count = 0; count < 2; count += 1) {
  found = engine.validateStandard(new TemplateFile(file)).diagnostics.length;
  times.push(performance.now());
}
const [ready = 0, first = 0, again = 0] = times;
process.stdout.write(
  JSON.stringify({
    readyMs: ready,
    constructMs: ready - startedAt,
    firstMs: first - ready,
    againMs: again - first,
    rssMb: process.resourceUsage().maxRSS / 1024,
    found,
  }),
);
engine.free();
