import type { Plugin } from 'esbuild';

/**
 * Leaves out the languages in which zod can say what is wrong, a quarter of a megabyte that every start would read: nobody
 * asks for them. English it takes from its own file.
 */
export function englishOnly(): Plugin {
  return {
    name: 'english only',
    setup: (build) => {
      build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
        contents: "export { default as en } from './en.js';",
        loader: 'js',
      }));
    },
  };
}
