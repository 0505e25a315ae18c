/** What the command line says of backups, in English. `backups-id.ts` has the same keys. */
export const backupsEn = {
  commands: {
    backup: 'Copies of all data in one encrypted file each: `create`, `list`.',
    create: 'Makes a backup while the program works on, and reads it back.',
    list: 'Lists the backups in the data folder, newest first.',
  },
  options: {
    to: 'the file to write, or a folder to put it into; otherwise the data folder',
  },
  said: {
    made: (lookups: string, megabytes: string) => `Backup made and read back: ${lookups} checks, ${megabytes} MB`,
    noRecoveryKey:
      'No recovery key was made: this backup opens only with the keyring of this computer. `recovery-key make` changes that for the next one.',
    none: 'There is no backup yet: `backup create`.',
    whole: 'whole',
    cutOff: 'not whole',
    beforeUpdate: 'before an update',
  },
  headings: { madeAt: 'Made', lookups: 'Checks', bytes: 'MB', standing: 'State', file: 'File' },
};
