/** What the command line says of the data folder, in English. `data-id.ts` has the same keys. */
export const dataEn = {
  commands: {
    data: 'Shows whether the data opens and is whole; restores a backup, starts afresh, or goes on with older data.',
  },
  options: {
    restoreBackup: 'puts the newest backup in place of a database that does not open; what is there is set aside',
    startAfresh: 'begins with empty data where the old does not open; what is there is set aside, nothing is deleted',
    acceptOlder: 'goes on with data that is older than it was; what is missing may be asked and paid for again',
    yes: 'does it without asking',
  },
  usage: {
    oneOrder: 'Only one of --restore-backup, --start-afresh and --accept-older at a time.',
    opens: 'The data opens: there is nothing to restore. Close other copies of Sambung if you mean another folder.',
    noBackup: 'There is no backup in the backups folder.',
    notOlder: 'Nothing is missing of this data.',
    needsYes: 'This needs a clear yes: add --yes.',
  },
  ask: {
    restoreBackup: (when: string) => `Put the backup of ${when} in its place? What is there is set aside. [y/N] `,
    startAfresh: 'Start afresh with empty data? What is there is set aside; nothing is deleted. [y/N] ',
    acceptOlder: 'Go on with this older data? What is missing may be asked and paid for again. [y/N] ',
  },
  said: {
    folder: (dir: string) => `Data folder: ${dir}`,
    backup: (when: string) => `Newest backup: ${when}`,
    noBackup: 'There is no backup.',
    whole: 'The data opens and is whole.',
    older: (commits: string, calls: string) =>
      `This data is older than it was: at least ${commits} changes are missing; checks known to have been sent among them: ${calls}. ` +
      'Nothing is sent until you decide. If you have the newer folder, put that one back instead.',
    restored: 'The backup is in place. It is older than the data was: look at it, then decide with `data`.',
    startedAfresh: 'The next start begins with empty data.',
    setAside: (dir: string) => `What was there lies in ${dir}`,
    accepted: 'Done. `run` sends again.',
    declined: 'Nothing was changed.',
  },
};
