/**
 * What the installed program may be told when it is started. Chromium has a thousand switches and takes them from whoever starts it:
 * some hand the page, its network or its processes to another program (`--remote-debugging-port`, `--proxy-server`,
 * `--renderer-cmd-prefix`), so that only those are let through that are known to do no such thing.
 */
const known = new Set([
  // Ours, and those of an installer that starts what it has installed.
  ...['cli', 'data-dir', 'at-login', 'crash-dumps', 'updated', 'force-run'],
  // What a machine's screen, graphics or language may need; an AppImage's own entry in the menu says `--no-sandbox`.
  ...[
    'lang',
    'ozone-platform',
    'ozone-platform-hint',
    'enable-wayland-ime',
    'force-device-scale-factor',
    'force-dark-mode',
  ],
  ...['disable-gpu', 'no-sandbox', 'password-store', 'log-level'],
]);

/** The first of the arguments (without the program's own path) that is not known; null: there is none. */
export function strangeSwitch(args: readonly string[], platform: NodeJS.Platform): string | null {
  // As Chromium reads them: trimmed, by any of these beginnings, in either case on Windows, and none behind `--`.
  const prefix = platform === 'win32' ? /^(?:--|-|\/)(?=.)/ : /^--?(?=.)/;
  for (const given of args) {
    const arg = given.trim();
    if (arg === '--') return null;
    if (!prefix.test(arg)) continue;
    const [name = ''] = arg.replace(prefix, '').split('=');
    // A number that the Finder of an older macOS adds.
    if (platform === 'darwin' && /^psn_[\d_]+$/.test(name)) continue;
    if (!known.has(platform === 'win32' ? name.toLowerCase() : name)) return arg;
  }
  return null;
}
