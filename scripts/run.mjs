// The way into every npm script. Plain JavaScript for any Node from 20 on: it installs what package-lock.json asks for,
// then runs scripts/tasks/<name>.ts under the project's own Node 24, which reads TypeScript as it is.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const projectNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

function main() {
  const [task, ...args] = process.argv.slice(2);
  const file = join(root, 'scripts', 'tasks', `${task}.ts`);
  if (task === undefined || !existsSync(file)) {
    fail(`There is no task of this name: ${task ?? '(none given)'}`);
  }
  if (!isInstalled()) {
    install();
  }
  const child = spawn(projectNode, [file, ...args], { cwd: root, stdio: 'inherit', env: environment() });
  // Ctrl-C reaches the task by itself, it is in the same process group; this process only waits for its end.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('error', (error) => fail(`The task could not be started: ${error.message}`));
  child.on('exit', (code) => {
    process.exitCode = code ?? 130;
  });
}

/** Whether node_modules holds what the lock file says: the same versions, and a Node 24 that runs. */
function isInstalled() {
  const installed = packagesOf(join(modules, '.package-lock.json'));
  const locked = packagesOf(join(root, 'package-lock.json'));
  if (installed === null || locked === null || !existsSync(projectNode)) {
    return false;
  }
  return Object.entries(locked).every(
    ([path, wanted]) => path === '' || wanted.optional === true || installed[path]?.version === wanted.version,
  );
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : null;
}

function install() {
  process.stderr.write('Installing the packages of package-lock.json ...\n');
  // No package's install script is needed but one: the one that puts the Node binary in its place.
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], root, 'The packages could not be installed.');
  const nodePackage = join(modules, 'node');
  run('node', ['installArchSpecificPackage.js'], nodePackage, 'Node 24 could not be installed.');
  if (!existsSync(projectNode)) {
    fail('Node 24 could not be installed. Install Node 24 and run the script with it.');
  }
}

function run(command, args, cwd, problem) {
  const isNode = command === 'node';
  // npm is a .cmd file on Windows, which only a shell can start; the arguments are constants.
  const shell = !isNode && process.platform === 'win32';
  const result = spawnSync(isNode ? process.execPath : command, args, {
    cwd,
    shell,
    env: { ...process.env, PATH: pathWithoutProject() },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`.trim();
    fail(`${output}\n${problem} The lines above say why; "npm ci" shows it in full.`);
  }
}

/** The machine's own programs: those of the project are being replaced. */
function pathWithoutProject() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(modules))
    .join(delimiter);
}

/** Children that say `node` get the project's Node too. */
function environment() {
  return { ...process.env, PATH: [dirname(projectNode), join(modules, '.bin'), process.env.PATH].join(delimiter) };
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main();
