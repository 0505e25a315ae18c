/** What the command line says of the lock, in English. `lock-id.ts` has the same keys. */
export const lockEn = {
  commands: {
    lock: 'The lock with a passphrase: `status`, `on NAME` with its first operator, `off`.',
    lockStatus: 'Shows whether the lock is on, and for whom.',
    lockOn:
      'Puts the lock on: from then on window and terminal ask for a passphrase. A recovery key must have been made and checked first.',
    lockOff: 'Takes the lock off: the keyring alone opens the data again.',
    operator: 'The people with a passphrase of their own: `list`, `add NAME`, `remove NAME`, `passphrase NAME`.',
    operatorList: 'Shows the operators.',
    operatorAdd: 'Adds an operator with a passphrase of their own.',
    operatorRemove: 'Removes an operator; never the last one.',
    operatorPassphrase: 'Sets an operator’s passphrase anew; after a forgotten one with --recovery-key-stdin.',
  },
  options: {
    name: 'name of the operator, as it stands in the access log and in reports',
    operator: 'who opens locked data; else SAMBUNG_OPERATOR, or the only one there is',
    passphraseStdin:
      'reads that operator’s passphrase from the first line of standard input; else SAMBUNG_OPERATOR_PASSPHRASE, or typed unseen',
  },
  ask: {
    passphrase: (name: string) => `Passphrase of ${name} (not shown): `,
    newPassphrase: 'New passphrase, at least 10 characters (not shown): ',
    again: 'Once more: ',
  },
  usage: {
    how: 'Say --as NAME and --passphrase-stdin, or set SAMBUNG_OPERATOR_PASSPHRASE.',
    whichOperator: (names: string) => `The data is locked. Say who you are with --as: ${names}.`,
    tooShort: (length: string) => `The passphrase is too short: at least ${length} characters. Several words are good.`,
    differs: 'The two passphrases differ. Nothing was changed.',
    badName: 'A name has 1 to 60 characters.',
    argument:
      'A passphrase may not be an argument: those are in the process list. Use --passphrase-stdin, or let it be asked for.',
  },
  said: {
    on: 'The lock is on.',
    off: 'The lock is off.',
    required: 'Your organisation wants the lock on.',
    operator: (name: string, when: string) => `  ${name} (passphrase set ${when})`,
  },
};
