/**
 * Runtimes of Lambda that AWS does not support any more, and since when. `isRefused`: functions can be neither made nor
 * changed with it, and have not been for years. `makesNone`: functions that there are can still be changed, new ones not
 * be made. AWS puts such days off: of those there is one only where it is long past.
 */
export interface OldRuntime {
  /** `2021-07-30`. */
  readonly since: string;
  readonly isRefused?: true;
  readonly makesNone?: true;
  /** One that will do. */
  readonly instead: string;
}

const JAVA = 'java21';
const NODE = 'nodejs22.x';
const PYTHON = 'python3.13';
const RUBY = 'ruby3.4';
const DOTNET = 'dotnet8';
const OWN = 'provided.al2023';

export const oldRuntimes: Readonly<Record<string, OldRuntime>> = {
  'dotnet5.0': { since: '2022-05-10', instead: DOTNET },
  dotnet6: { since: '2024-12-20', instead: DOTNET },
  dotnet7: { since: '2024-05-14', instead: DOTNET },
  'dotnetcore1.0': { since: '2019-06-27', isRefused: true, instead: DOTNET },
  'dotnetcore2.0': { since: '2019-05-30', isRefused: true, instead: DOTNET },
  'dotnetcore2.1': { since: '2022-01-05', isRefused: true, instead: DOTNET },
  'dotnetcore3.1': { since: '2023-04-03', isRefused: true, instead: DOTNET },
  'go1.x': { since: '2024-01-08', makesNone: true, instead: OWN },
  java8: { since: '2024-01-08', makesNone: true, instead: JAVA },
  nodejs: { since: '2016-10-31', isRefused: true, instead: NODE },
  'nodejs10.x': { since: '2021-07-30', isRefused: true, instead: NODE },
  'nodejs12.x': { since: '2023-03-31', isRefused: true, instead: NODE },
  'nodejs14.x': { since: '2023-12-04', makesNone: true, instead: NODE },
  'nodejs16.x': { since: '2024-06-12', instead: NODE },
  'nodejs18.x': { since: '2025-09-01', instead: NODE },
  'nodejs4.3': { since: '2020-03-05', isRefused: true, instead: NODE },
  'nodejs4.3-edge': { since: '2019-04-30', isRefused: true, instead: NODE },
  'nodejs6.10': { since: '2019-08-12', isRefused: true, instead: NODE },
  'nodejs8.10': { since: '2020-03-06', isRefused: true, instead: NODE },
  provided: { since: '2024-01-08', makesNone: true, instead: OWN },
  'python2.7': { since: '2021-07-15', isRefused: true, instead: PYTHON },
  'python3.6': { since: '2022-07-18', isRefused: true, instead: PYTHON },
  'python3.7': { since: '2023-12-04', makesNone: true, instead: PYTHON },
  'python3.8': { since: '2024-10-14', instead: PYTHON },
  'python3.9': { since: '2025-12-15', instead: PYTHON },
  'ruby2.5': { since: '2021-07-30', isRefused: true, instead: RUBY },
  'ruby2.7': { since: '2023-12-07', makesNone: true, instead: RUBY },
};
