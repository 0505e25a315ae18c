/** What the command line says of the data folder, in English. `data-id.ts` has the same keys. */
export const dataEn = {
  commands: {
    data: 'Shows whether the data opens and is whole; restores a backup, starts afresh, or goes on with older data.',
    keyring: 'What seals the data: `status`, or `change KIND` to seal it anew.',
    keyringStatus: 'Shows what seals the data and what this computer could seal it with.',
    keyringChange: 'Seals the data anew with KIND: os-keyring, safe-storage, passphrase or key-file.',
    recoveryKey: 'The key on paper that opens the data on any computer: `make`, `check`, `status`.',
    recoveryKeyMake:
      'Makes a recovery key and shows it once; one made before opens the data too until the new one is checked.',
    recoveryKeyCheck:
      'Reads a recovery key from standard input, or typed unseen, and says whether it opens the data; those made before it then no longer do.',
    recoveryKeyStatus: 'Shows whether a recovery key was made and checked.',
  },
  options: {
    restoreBackup: 'puts the newest backup in place of a database that does not open; what is there is set aside',
    startAfresh: 'begins with empty data where the old does not open; what is there is set aside, nothing is deleted',
    acceptOlder: 'goes on with data that is older than it was; what is missing may be asked and paid for again',
    yes: 'does it without asking',
    kind: 'os-keyring, safe-storage, passphrase or key-file',
    out: 'writes the sheet with the key into this new file, readable by you alone',
  },
  usage: {
    oneOrder: 'Only one of --restore-backup, --start-afresh and --accept-older at a time.',
    opens: 'The data opens: there is nothing to restore. Close other copies of Sambung if you mean another folder.',
    noBackup: 'There is no backup in the backups folder.',
    notOlder: 'Nothing is missing of this data.',
    needsYes: 'This needs a clear yes: add --yes.',
    keyNeedsPlace: 'With --json the key is not printed: say --out FILE.',
    mistypedGroup: (group: string) => `It is group ${group} that differs.`,
    outIsThere: 'That file is there already. Choose another name.',
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
      'Nothing is sent until you decide; what is known to have been sent then waits for your decision too, and is not simply sent again. If you have the newer folder, put that one back instead.',
    restored: 'The backup is in place. It is older than the data was: look at it, then decide with `data`.',
    startedAfresh: 'The next start begins with empty data.',
    setAside: (dir: string) => `What was there lies in ${dir}`,
    accepted: 'Done. `run` sends again.',
    declined: 'Nothing was changed.',
    keyring: (kind: string) => `Sealed by: ${kind}`,
    available: (kinds: string) => `This computer offers: ${kinds}`,
    silent: (kinds: string) => `There, but locked or not answering: ${kinds}`,
    keyringChanged: 'Sealed anew. The keyring of before does not open this data any more.',
    recoverySheet: (key: string, fingerprint: string, when: string) =>
      `SAMBUNG: RECOVERY KEY\n\n${key}\n\nFingerprint: ${fingerprint}\nMade: ${when}\n` +
      'It opens the data of Sambung on any computer. Keep it on paper, apart from the computer. Whoever has it and the data\n' +
      'folder can read everything; with a copy of the folder from before, also after a new key was made. Lost together with the\n' +
      'computer’s keyring, the data cannot be opened by anybody.',
    recoveryKeyWritten: (path: string) => `The sheet with the key is in ${path}. Print it, then delete the file.`,
    recoveryKeyNext: 'It is shown this once. Check what you kept with `recovery-key check`.',
    recoveryKeyNextBefore:
      'It is shown this once. Check what you kept with `recovery-key check`: until then the key of before opens the data too. ' +
      'With a copy of the data folder from before, it opens the data also after that.',
    noKeyMade: 'No recovery key was made; one you have stays valid.',
    opensTooUntilThen: (text: string, when: string) => `Opens the data too until then: ${text}, made ${when}`,
    recoveryKeyNewer: (text: string) => `A newer one (${text}) was made and never checked.`,
    fingerprint: (text: string) => `Fingerprint: ${text}`,
    recoveryKeyOpens: (text: string) => `This recovery key (${text}) opens the data.`,
    recoveryKeyMade: (when: string) => `Recovery key made: ${when}`,
    noRecoveryKey:
      'No recovery key was made yet. Without one, data whose keyring is lost cannot be opened by anybody: `recovery-key make`.',
    uncheckedRecoveryKey: 'The recovery key was made and never checked: `recovery-key check`.',
    checkedRecoveryKey: (when: string) => `Checked: ${when}`,
  },
  keyrings: {
    'safe-storage': 'keyring of the Sambung window',
    'os-keyring': 'keyring of this computer; window and terminal open it',
    passphrase: 'SAMBUNG_PASSPHRASE',
    'key-file': 'file beside the data, weak',
  },
};
