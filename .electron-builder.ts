/**
 * How the installed program is made: `npm run package` (docs/deployment.md). A dotfile, as every configuration of a tool that is no
 * source of the program; what it names lies in resources/.
 */
import type { Configuration } from 'electron-builder';

// electron-builder's own macros.
// biome-ignore-start lint/suspicious/noTemplateCurlyInString: they look like ours.
const arch = '${arch}';
const version = '${version}';
const ext = '${ext}';
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: they look like ours.

/**
 * The native packages are the only ones that are not bundled; each target gets the programs of its own platform alone. Of packages
 * electron-builder reads only what is left out.
 */
function packagesFor(platform: 'win32' | 'darwin' | 'linux'): string[] {
  return [
    // A list of nothing but exceptions would mean everything else.
    'package.json',
    '!node_modules/!(better-sqlite3|@napi-rs)/**',
    '!node_modules/better-sqlite3/!(lib|prebuilds|package.json)',
    '!node_modules/better-sqlite3/{deps,src}/**',
    `!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}.node)`,
    '!node_modules/better-sqlite3/lib/*-*64.js',
    '!node_modules/@napi-rs/*/!(package.json|index.js|*.node)',
  ];
}

/** What Sambung opens; its own place in the system's "open with", never the first one. */
const lists = [
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['xls', 'application/vnd.ms-excel'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['csv', 'text/csv'],
] as const;

export const configuration: Configuration = {
  appId: 'id.sambung.desktop',
  productName: 'Sambung',
  copyright: 'Copyright © 2026 the Sambung maintainers',
  directories: { output: 'dist', buildResources: 'resources/packaging' },
  files: [
    'package.json',
    'out/main/**',
    '!out/main/web-host.js',
    'out/preload/**',
    'out/renderer/**',
    'resources/icons/*.png',
  ],
  extraFiles: [{ from: 'out/THIRD-PARTY-LICENCES.txt', to: 'THIRD-PARTY-LICENCES.txt' }],
  asar: true,
  // Both native packages bring programs for every platform: nothing is compiled.
  npmRebuild: false,
  // 54 languages of Chromium's own menus, which nobody sees: the program's words are its own.
  electronLanguages: ['id', 'en-US', 'en-GB', 'en_GB', 'en'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  },
  // Writes latest*.yml beside what it makes, and into the package how its downloads are called and who signed it. From where they come is
  // never said here, but by the policy or in the settings: this address is asked by nobody.
  publish: { provider: 'generic', url: 'https://sambung.invalid/', channel: 'latest' },
  // There is no public address yet, and a .deb must name one.
  extraMetadata: { homepage: 'https://sambung.invalid/' },

  win: {
    icon: 'resources/icons/sambung.ico',
    files: packagesFor('win32'),
    target: [
      { target: 'nsis', arch: ['x64'] },
      { target: 'portable', arch: ['x64'] },
    ],
    extraFiles: [{ from: 'resources/packaging/sambung-cli.cmd', to: 'sambung-cli.cmd' }],
  },
  nsis: {
    oneClick: false,
    // Into the account's own folder without an administrator; `/S /allusers` is the way of an IT department.
    perMachine: false,
    selectPerMachineByDefault: false,
    allowElevation: true,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    installerLanguages: ['id_ID', 'en_US'],
    include: 'resources/packaging/installer.nsh',
    artifactName: `Sambung-${version}-setup.${ext}`,
  },
  portable: { requestExecutionLevel: 'user', artifactName: `Sambung-${version}-portable.${ext}` },

  mac: {
    category: 'public.app-category.business',
    icon: 'resources/icons/sambung.icns',
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      // What an update is on macOS.
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'resources/packaging/entitlements.mac.plist',
    entitlementsInherit: 'resources/packaging/entitlements.mac.plist',
    extraResources: [{ from: 'resources/packaging/sambung-cli', to: 'sambung-cli' }],
    fileAssociations: lists.map(([end]) => ({ ext: end, name: end.toUpperCase(), role: 'Viewer', rank: 'Alternate' })),
    files: packagesFor('darwin'),
  },

  linux: {
    executableName: 'sambung',
    files: packagesFor('linux'),
    category: 'Office',
    icon: 'resources/icons/sizes',
    maintainer: 'Sambung maintainers <maintainers@sambung.invalid>',
    vendor: 'Sambung maintainers',
    synopsis: 'Looks up whom a phone number belongs to, on bad connections',
    target: ['AppImage', 'deb'],
    // Among the programs that can open them: a desktop asks, and the one that was chosen stays.
    mimeTypes: lists.map(([, type]) => type),
    extraFiles: [{ from: 'resources/packaging/sambung-cli', to: 'sambung-cli' }],
  },
  deb: { packageCategory: 'utils', priority: 'optional' },
};

export default configuration;
