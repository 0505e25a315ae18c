/**
 * What must be known of the arguments before they are parsed: how to answer when they are wrong, and whether they hold a
 * secret that no parser's error message may repeat.
 */
import type { Language } from '../../contract/settings.ts';
import { launchLanguage } from '../common/launch-errors.ts';
import { wrongUsage } from './failure.ts';

/** Up to `--`, after which nothing is an option. */
function options(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end < 0 ? argv : argv.slice(0, end);
}

export function wantsJson(argv: readonly string[]): boolean {
  // `--json=1` is wrong usage, and whoever wrote it reads JSON.
  return options(argv).some((arg) => arg === '--json' || arg.startsWith('--json='));
}

/** `--language id|en`, else the system's: Indonesian on an Indonesian system. */
export function chosenLanguage(argv: readonly string[], locale: string): Language {
  const args = options(argv);
  const index = args.indexOf('--language');
  const chosen = index < 0 ? args.find((arg) => arg.startsWith('--language='))?.slice(11) : args[index + 1];
  return chosen === 'id' || chosen === 'en' ? chosen : launchLanguage(locale);
}

/** Throws wrong usage when a partner key is passed as an argument, in any spelling. */
export function refuseKeyArgument(argv: readonly string[]): void {
  const given = argv.some((arg) => /^--?(partner[-_]?key|key)(=|$)/i.test(arg));
  if (given) throw wrongUsage((usage) => usage.partnerKeyArgument);
}
