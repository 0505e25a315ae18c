/** What the command line says of diagnostics, in English. `diagnostics-id.ts` has the same keys. */
export const diagnosticsEn = {
  commands: {
    diagnostics: 'How the program is doing: versions, data, queue, way to the provider, last errors.',
    bundle: 'Makes a support bundle without anybody’s data: prints it all, or saves it with --to.',
  },
  options: { to: 'the zip file to write' },
  said: {
    saved: (kilobytes: string) => `Saved: ${kilobytes} KB. It holds these files and nothing else:`,
    notOpen: 'The data does not open; the bundle holds the log alone.',
  },
};
