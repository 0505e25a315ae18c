/** What the command line says of what is stored about people, in English. `privacy-id.ts` has the same keys. */

export const privacyEn = {
  commands: {
    privacy: 'What is stored about people: its end.',
    log: 'The access log: who saw, brought in, gave away or changed what, of how many people.',
    purge: 'Removes finished checks that are over their days, with all that hangs on them. What they cost stays.',
    erase: 'Erases a person for good, wherever in this data they stand. What asking cost stays.',
    restrict: 'From now on nothing about the person is asked or reported; what waits is cancelled.',
    unrestrict: 'Lets the person be asked about again.',
  },
  options: {
    logLimit: 'newest entries shown (default: 50)',
    logOut: 'write the whole log to an .xlsx or .csv file',
    logVerify: 'look whether an entry is missing or was changed',
    certificate: 'new file for the certificate (JSON), which holds no personal data',
    eraseYes: 'erase, without asking once more',
    reason: 'why, in a few words',
    olderThan: 'so many days for lists of every purpose (default: as the setting says)',
    dryRun: 'say what would be removed, and remove nothing',
  },
  usage: {
    noCertificate: 'Say where the certificate goes: --certificate FILE.',
    eraseNeedsYes: 'Nobody is erased without --yes: it cannot be undone.',
    byNik: 'Say whom by the NIK: --nik, or --stdin with nik. A phone may be somebody else’s by now.',
  },
  words: {
    list: 'List',
    lookups: 'Checks',
    rejectedRows: 'Rows left out',
    paidAnswers: 'Paid answers',
    rupiah: 'Cost',
  },
  said: {
    certificateAt: (path: string) => `Certificate: ${path}`,
    logEmpty: 'The access log is empty.',
    logWritten: (entries: string) => `Wrote ${entries} entries of the access log to:`,
    logIntact: (entries: string) => `The access log is intact: ${entries} entries, none missing or changed.`,
    logBroken: (entry: string) =>
      `The access log is NOT intact: from entry ${entry} on, something is missing or was changed. Tell whoever is responsible for data protection.`,
    logEndUnknown:
      'Whether entries at the end are missing cannot be told: what was written down of the end outside the database is lost.',
    logOlder: 'This data is an older copy: newer entries are missing. Decide in the program whether to go on with it.',
    restricted: (n: string) => `The person is restricted. Checks cancelled: ${n}.`,
    unrestricted: 'The restriction is lifted.',
    notRestricted: 'The person was not restricted.',
    none: 'Nothing is over its days.',
    would: (lookups: string, rejected: string) => `Would be removed: ${lookups} checks, ${rejected} rows left out.`,
    removed: (lookups: string, rejected: string) => `Removed: ${lookups} checks, ${rejected} rows left out.`,
    paid: (answers: string, rupiah: string) =>
      `Among them ${answers} paid answers that cost ${rupiah}: asked about again, those people are paid for again.`,
  },
};
