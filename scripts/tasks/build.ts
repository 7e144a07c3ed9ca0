// npm run build [-- --dev]
import { bundleExtension } from '../build/bundle.ts';

await bundleExtension({ development: process.argv.includes('--dev') });
