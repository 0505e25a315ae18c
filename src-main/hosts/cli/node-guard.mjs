/**
 * Which Node runs this. The program is TypeScript run by Node itself and its store needs a new Node; an older one would
 * answer with a stack trace or a crash. Plain JavaScript and free of imports beyond Node's own, so that any Node reads it.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Set for the second start, so that a broken installation cannot start itself without end. */
const startedAgain = 'SAMBUNG_STARTED_AGAIN';

/**
 * From 22.18 (and 23.6) on, Node runs TypeScript without a flag.
 * @param {string} version
 */
export function isEnoughNode(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major === 22) return minor >= 18;
  if (major === 23) return minor >= 6;
  return major > 23;
}

/** The Node that `npm ci` puts into this package. */
export function ownNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = fileURLToPath(new URL(`../../../node_modules/node/bin/${name}`, import.meta.url));
  return existsSync(path) ? path : null;
}

/**
 * true: this Node will do, go on. Otherwise the same command line is started on the package's own Node, and its end
 * becomes the end of this process; or a plain sentence says what is needed, with exit code 3.
 * @param {string} entry path of the program that asks
 */
export function mayGoOn(entry) {
  if (isEnoughNode(process.versions.node)) return true;
  const node = process.env[startedAgain] ? null : ownNode();
  if (node) startAgain(node, entry);
  else refuse();
  return false;
}

/**
 * @param {string} node
 * @param {string} entry
 */
function startAgain(node, entry) {
  const child = spawn(node, [entry, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, [startedAgain]: '1' },
  });
  // A signal meant for this process is meant for the program; which of the two dies first must not matter.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', refuse);
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 3);
  });
}

function refuse() {
  const message = `Sambung needs Node 22.18 or newer; this is ${process.version}. Run "npm ci" in its folder once: it brings the right one.`;
  const indonesian = /^(id|in)\b/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
  console.error(
    indonesian
      ? `Sambung memerlukan Node 22.18 atau lebih baru; ini ${process.version}. Jalankan "npm ci" sekali di foldernya: Node yang tepat ikut terpasang.`
      : message,
  );
  if (process.argv.includes('--json')) console.log(JSON.stringify({ error: { code: 'internal', message } }));
  process.exitCode = 3;
}
