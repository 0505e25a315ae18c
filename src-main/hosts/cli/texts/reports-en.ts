/** What the command line says of reports for the field, in English. `reports-id.ts` has the same keys. */
import { optionalColumns } from '../../../contract/reports.ts';

export const reportsEn = {
  commands: {
    report:
      'Writes a sheet for field agents: people in the order in which they are likely to be reached, with room to fill in what was found.',
    template: 'Saved report templates: list, delete. `report --save-template` makes one.',
    templateList: 'Lists the saved report templates.',
    templateDelete: 'Deletes a saved report template.',
  },
  options: {
    template: 'name of a saved template; what is named here goes over it',
    saveTemplate: 'keeps these choices under a name, for other lists',
    templateName: 'name of the template',
    list: 'number of the list; several with commas',
    by: 'a file for each value of this column of the list (agent, area, …); --out is then a .zip or a folder',
    kind: 'field (default) or summary: what became of the people of a period, for the branch head',
    from: 'of a summary: first day, YYYY-MM-DD',
    to: 'of a summary: last day',
    compareFrom: 'of a summary: first day of a period to lay beside it',
    compareTo: 'of a summary: last day of that period',
    step: 'of a summary: day (default), week or month',
    columns: 'columns of the list to show, in this order (with commas, or repeated; default: all)',
    rename: 'shows a column of the list under another heading, "Alamat=Address" (repeatable; "Alamat=" takes it back)',
    without: `columns of the sheet to leave out, with commas: ${optionalColumns.join(', ')}`,
    sort: 'order of the people: a column of the list, name, or chance (of reaching them, the default)',
    descending: 'with --sort: the largest, latest or last first; blanks stay last',
    format: 'within a .zip or a folder: xlsx, pdf or csv (default: xlsx, or as the template has it)',
    masked: 'show only the first and last four digits of each NIK',
    out: 'where to: .xlsx, .pdf (to print), .csv, .zip or a folder',
  },
  usage: {
    badTemplateName: 'The name of a template has 1 to 80 characters.',
    templateUnknown: 'There is no saved template of that name. `report template list` shows the names.',
    badRename: '--rename must be COLUMN=HEADING with at most 60 characters, e.g. --rename "Alamat=Address".',
    badWithout: (columns: string) => `--without takes these columns of the sheet: ${columns}.`,
    badSort: '--sort must be a column of the list, name or chance.',
    descendingNeedsSort: '--descending needs --sort with a column or name.',
    badLists: '--list must be numbers of lists, e.g. --list 3 or --list 3,4.',
    badOut: '--out must end in .xlsx, .pdf, .csv or .zip, or be a folder.',
    formatDiffers: '--format is not what --out ends in. Leave --format out, or choose a .zip or a folder.',
    byNeedsSeveral: '--by makes several files: let --out be a .zip or a folder.',
    passwordNeedsWorkbook: 'Only a workbook or a PDF takes a password, not a .csv.',
    onlySummary: '--from, --to, --compare-from, --compare-to and --step need --kind summary.',
    notForSummary: 'A summary names nobody: it takes no template, column, sort, --format or --masked.',
    summaryOut: '--out of a summary must end in .xlsx or .csv.',
    noPassword: 'No password came on standard input.',
    passwordsDiffer: 'The two passwords differ. Nothing was written.',
    passwordTooLong: (most: number) => `A password has at most ${most} characters.`,
    columnUnknown: (columns: string) => `That column is not in these lists. They have: ${columns}.`,
  },
  words: {
    template: 'Template',
    by: 'A file for each',
    allColumns: 'all',
  },
  prompts: {
    password: 'Password of the workbook (not shown): ',
    passwordAgain: 'Once more: ',
  },
  said: {
    templateSaved: (name: string) => `The choices are saved as template "${name}".`,
    templateDeleted: 'The report template is deleted.',
    noTemplates: 'There is no saved report template yet. `report --save-template` makes one.',
    written: (people: string, out: string) => `${people} people: ${out}`,
    summaryWritten: (people: string, from: string, to: string, out: string) =>
      `${people} people checked from ${from} to ${to}: ${out}`,
    givenBefore: (people: string, out: string, fileName: string, when: string, madeBy: string) =>
      `${people} people of ${out} were given before, in "${fileName}" (${when}, ${madeBy}).`,
    holidaysUnknown: (year: string) =>
      `The national holidays of ${year} are not known: look at a calendar, or put a newer holidays.json into the data folder.`,
    holidaysProblem: (at: string) => `A holidays.json that is there cannot be used${at}: docs/data.md has its form.`,
  },
};
