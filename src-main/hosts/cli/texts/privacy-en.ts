/** What the command line says of what is stored about people, in English. `privacy-id.ts` has the same keys. */

export const privacyEn = {
  commands: {
    privacy: 'What is stored about people: its end.',
    purge: 'Removes finished checks that are over their days, with all that hangs on them. What they cost stays.',
  },
  options: {
    olderThan: 'so many days for lists of every purpose (default: as the setting says)',
    dryRun: 'say what would be removed, and remove nothing',
  },
  words: {
    list: 'List',
    lookups: 'Checks',
    rejectedRows: 'Rows left out',
    paidAnswers: 'Paid answers',
    rupiah: 'Cost',
  },
  said: {
    none: 'Nothing is over its days.',
    would: (lookups: string, rejected: string) => `Would be removed: ${lookups} checks, ${rejected} rows left out.`,
    removed: (lookups: string, rejected: string) => `Removed: ${lookups} checks, ${rejected} rows left out.`,
    paid: (answers: string, rupiah: string) =>
      `Among them ${answers} paid answers that cost ${rupiah}: asked about again, those people are paid for again.`,
  },
};
