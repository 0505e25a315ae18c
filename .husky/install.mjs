/** Sets the git hooks up after `npm ci`; does nothing in CI, without git, or where husky was left out. */
import { existsSync } from 'node:fs';

if (!process.env.CI && existsSync('.git')) {
  const husky = await import('husky').catch(() => null);
  const said = husky?.default();
  if (said) process.stderr.write(`${said}\n`);
}
