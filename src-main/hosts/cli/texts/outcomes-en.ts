/** What the command line says of sheets that come back from field agents, in English. `outcomes-id.ts` has the same keys. */

export const outcomesEn = {
  commands: {
    outcomes: 'What field agents found: import.',
    import: 'Takes filled-in visit sheets back and stores what was found.',
  },
  options: {
    files: 'the filled-in sheets: .xlsx, .ods, .xls or .csv',
    agent: 'who was out there, where the sheet does not say',
    dryRun: 'say what would be stored, and store nothing',
    passwordStdin: 'the password of the sheets is the next line of standard input, or typed unseen',
  },
  usage: {
    noPassword: 'No password came. It is the next line of standard input.',
  },
  notes: { passwordPrompt: 'Password of the sheets: ' },
  words: {
    file: 'File',
    outcomes: 'Stored',
    wouldStore: 'Would be stored',
    known: 'Known already',
    blank: 'Not filled in',
    unknown: 'Unknown',
    changed: 'Changed',
    unread: 'Unreadable',
  },
  said: {
    imported: 'This file was imported before: nothing was changed.',
    nothingStored: 'Nothing was stored: this was a dry run.',
  },
};
