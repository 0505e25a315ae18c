/** What the command line says of mappings, problems files, mending and the template, in English. `lists-id.ts` has the same keys. */
import { purposeWords } from '../../../words/purposes.ts';

export const listsEn = {
  commands: {
    problems: 'Saves the rows a list left out as a workbook, for a colleague to mend.',
    mend: 'Takes a mended problems file back: rows that are right now go to the list that left them out.',
    mapping: 'Saved column layouts: list, delete. `import --save-mapping` makes one.',
    mappingList: 'Lists the saved column layouts.',
    mappingDelete: 'Deletes a saved column layout.',
    template: 'Writes an empty workbook to fill in, with a note on every column.',
  },
  options: {
    mapping: 'name of a saved column layout; --map goes over it',
    saveMapping: 'save the columns as they were read under that name',
    purpose: 'what the list is for: reach-active, win-back, collection, verify-data or other',
    legalBasis: 'legal basis: consent, contract, legal-obligation, vital-interest, public-task or legitimate-interest',
    headerRow: 'row of the headings, or none if every row is a person',
    headerRows: 'rows the headings take: 1 or 2',
    leaveOutHidden: 'leave out rows that are hidden in the workbook',
    takeTotals: 'take rows that read as totals, signatures or repeated headings, too',
    keepColumn: 'keep a column that looks as if it were about somebody else: heading, number or letter (repeatable)',
    problems: 'workbook to save the rows left out to: .xlsx',
    outProblems: 'workbook to write: .xlsx',
    outTemplate: 'workbook to write: .xlsx',
    mappingName: 'name of the column layout',
    mendFile: 'the problems file, mended',
    maxCost: 'if the list was started: take nothing if it could cost more than so many rupiah',
    yes: 'if the list was started: do not ask before rows are taken that will be sent',
  },
  usage: {
    notXlsx: (option: string) => `${option} must end in .xlsx.`,
    notAHeaderRow: (most: number) => `--header-row must be a row number as Excel shows it, from 1 to ${most}, or none.`,
    problemsIsTheList: '--problems is the list or the report itself: it would be replaced. Name another file.',
    notWithDryRun: '--save-mapping and --problems store something: leave out --dry-run.',
    keptColumnUnknown: 'The file has no such column to keep. `import FILE --dry-run` shows what is left out.',
    mappingUnknown: 'There is no saved column layout of that name. `mapping list` shows the names.',
  },
  words: {
    withheld: 'Maybe about somebody else, left out without consent',
    purpose: purposeWords.en.label.purpose,
    legalBasis: purposeWords.en.label.legalBasis,
    mapping: 'Column layout',
    saved: 'Saved',
    mended: 'went into the list',
    stillRejected: 'still to mend',
    ignored: 'not of this list, or in it already',
    problemsFile: 'Problems file',
  },
  said: {
    importedBefore: (list: string, when: string) => `The very same file was imported before, ${when}, as list ${list}.`,
    problemsSaved: (n: string) => `${n} rows saved to mend. \`mend FILE\` takes them back.`,
    withheld: (columns: string) =>
      `Left out, maybe about somebody else: ${columns}. To keep them, import the file again with --keep-column.`,
    nothingToMend: 'Nothing was left out, so there is nothing to save.',
    mappingSaved: (name: string) => `The columns are saved as "${name}".`,
    mappingDeleted: 'The column layout is deleted.',
    noMappings: 'There is no saved column layout yet. `import --save-mapping` makes one.',
    templateWritten: 'The template is written.',
    mendQuestion: (calls: string, rupiah: string) =>
      `The list was started: up to ${calls} paid calls for at most ${rupiah} will be sent. Take the rows? [y/N] `,
    mendTooDear: (rupiah: string, most: string) =>
      `Nothing was taken: it could cost ${rupiah}, and --max-cost allows ${most}.`,
    mendDeclined: 'Nothing was taken.',
  },
};
