/** What the command line says of backups, in English. `backups-id.ts` has the same keys. */
export const backupsEn = {
  commands: {
    backup: 'Copies of all data in one encrypted file each: `create`, `list`, `restore`, `rebuild`.',
    create: 'Makes a backup while the program works on, and reads it back.',
    list: 'Lists the backups in the data folder, newest first.',
    place: 'Says to which folder backups go by themselves as well (a stick, a network drive); without one: to none.',
    restore: 'Puts a backup in place of the data; what is there is set aside, nothing is deleted.',
    rebuild: 'Puts damaged data together anew, of the newest good backup and what can still be read.',
  },
  options: {
    to: 'the file to write, or a folder to put it into; otherwise the data folder',
    file: 'the backup',
    folder: 'the second place',
    dryRun: 'only says what would be missing; nothing is changed',
    yes: 'restores it without asking',
    rebuildYes: 'puts it in place without asking',
  },
  said: {
    made: (lookups: string, megabytes: string) => `Backup made and read back: ${lookups} checks, ${megabytes} MB`,
    noRecoveryKey:
      'No recovery key was made: this backup opens only with the keyring of this computer. `recovery-key make` changes that for the next one.',
    none: 'There is no backup yet: `backup create`.',
    whole: 'whole',
    cutOff: 'not whole',
    beforeUpdate: 'before an update',
    away: (folder: string, when: string) =>
      `The second place is not there now: ${folder}. A backup last went there, or it was chosen, ${when}.`,
    placeSet: (folder: string) => `While the window is open, backups go to ${folder} as well.`,
    placeGone: 'Backups go to the data folder alone.',
  },
  usage: {
    needsYes: 'This replaces the data: add --yes, or --dry-run to see what would be missing.',
  },
  ask: 'Put this backup in place of the data? What is there is set aside. [y/N] ',
  askRebuild: 'Put this in place of the damaged data? That is set aside. [y/N] ',
  restore: {
    what: (lookups: string, when: string, last: string | null) =>
      `${lookups} checks, made ${when}${last === null ? '' : `; last sent ${last}`}`,
    uncounted: (when: string) => `Kept before an update, ${when}; not counted`,
    otherData: 'It is of other data than is here.',
    missing: (answers: string, rupiah: string) =>
      `Answers that came since and will be missing: ${answers}; ${rupiah} was charged for them.`,
    missingCalls: (calls: string) => `Checks sent since, which may have been answered and charged: ${calls}.`,
    notKnown: 'What came since cannot be told: the data that is here does not open.',
    whole: 'Nothing that is here came after it.',
    done: (lookups: string) => `Restored: ${lookups} checks.`,
    setAside: (dir: string) => `What was there lies in ${dir}`,
    next: 'Nothing is sent yet: look at it, then go on with `data --accept-older`.',
    declined: 'Nothing was changed.',
  },
  headings: { madeAt: 'Made', lookups: 'Checks', bytes: 'MB', standing: 'State', file: 'File' },
};
