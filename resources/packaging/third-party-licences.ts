/** Writes the licence texts of every package that a build takes in, for the file that goes with the installed program. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What of a bundler's plugin is used; the same in vite and rolldown. */
type LicencePlugin = {
  name: string;
  writeBundle(
    options: unknown,
    bundle: Readonly<Record<string, { modules?: Readonly<Record<string, unknown>> }>>,
  ): void;
};

/**
 * One for all parts of a build: each that is written adds its packages, and the file is written anew. `besides` names packages
 * that are shipped as they are.
 */
export function thirdPartyLicences(file: string, besides: readonly string[]): LicencePlugin {
  const folders = new Set(besides.flatMap(installedWith));
  return {
    name: 'third-party-licences',
    writeBundle(_options, bundle) {
      for (const { modules = {} } of Object.values(bundle)) {
        for (const id of Object.keys(modules)) {
          const folder = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1];
          if (folder) folders.add(folder);
        }
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, licenceTexts(folders));
    },
  };
}

/** The package, and the one beside it that holds its native part for this platform (`@napi-rs/keyring-…`). */
function installedWith(name: string): string[] {
  const folder = join('node_modules', name);
  const beside = dirname(folder);
  const own = folder.slice(beside.length + 1);
  return [
    folder,
    ...readdirSync(beside).flatMap((found) => (found.startsWith(`${own}-`) ? [join(beside, found)] : [])),
  ];
}

/** Sorted by name, so that the same packages give the same file. Throws for a package that has neither text nor name of a licence. */
export function licenceTexts(folders: Iterable<string>): string {
  const parts = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const texts = readdirSync(folder)
      .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
    if (texts.length === 0 && !license) throw new Error(`${name} says nothing of its licence.`);
    const said = texts.length > 0 ? texts.join('\n\n') : `Licence: ${license} (the package brings no text of it)`;
    return { name: String(name), text: `${name} ${version} (${license})\n\n${said}` };
  });
  const unique = new Map(parts.map(({ name, text }) => [`${name}\n${text.split('\n')[0]}`, text]));
  return `${[...unique.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
