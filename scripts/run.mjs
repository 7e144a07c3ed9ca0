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
  const child = spawn(nodeToUse() ?? process.execPath, [file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: environment(),
  });
  // Ctrl-C reaches the task by itself, it is in the same process group; this process only waits for its end.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  // A signal to npm ends npm and its shell, which hand it on to nobody.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
  child.on('error', (error) => fail(`The task could not be started: ${error.message}`));
  child.on('exit', (code) => {
    process.exitCode = code ?? 130;
  });
}

/** Whether node_modules holds what the lock file says: the same versions, and a Node 24 that runs. */
function isInstalled() {
  const installed = packagesOf(join(modules, '.package-lock.json'));
  const locked = packagesOf(join(root, 'package-lock.json'));
  if (installed === null || locked === null || nodeToUse() === null) {
    return false;
  }
  return Object.entries(locked).every(
    ([path, wanted]) => path === '' || wanted.optional === true || installed[path]?.version === wanted.version,
  );
}

/** The project's own Node; where it has none for this machine, the machine's, if that reads TypeScript too. */
function nodeToUse() {
  if (existsSync(projectNode)) {
    return projectNode;
  }
  return Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : null;
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : null;
}

function install() {
  process.stderr.write('Installing the packages of package-lock.json ...\n');
  // No package's install script is needed but one: the one that puts the Node binary in its place.
  const packages = run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], root);
  if (!packages.ok) {
    fail(`${packages.output}\nThe packages could not be installed: the lines above say why.`);
  }
  const node = run(process.execPath, ['installArchSpecificPackage.js'], join(modules, 'node'));
  if (nodeToUse() === null) {
    fail(`${node.output}\nThe project's Node could not be installed. Install Node 24, and run this with it.`);
  }
}

function run(command, args, cwd) {
  const result = spawnSync(command, args, {
    cwd,
    // npm is a .cmd file on Windows, which only a shell can start; its arguments are constants.
    shell: command === 'npm' && process.platform === 'win32',
    env: { ...process.env, PATH: pathWithoutProject() },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`.trim();
  return { ok: result.status === 0, output };
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
