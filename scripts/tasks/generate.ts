// npm run generate
import { writeGeneratedFiles } from '../generate/files.ts';

const written = await writeGeneratedFiles();
process.stdout.write(written.length === 0 ? 'All generated files are up to date.\n' : `Wrote ${written.join(', ')}\n`);
