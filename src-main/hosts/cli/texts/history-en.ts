/** What the command line says of searching the history, in English. `history-id.ts` has the same keys. */

export const historyEn = {
  options: {
    verdict: 'only that verdict (several: with commas)',
    relation: 'only that relation of the emergency contact; none where none was said, other for one outside the list',
    operator: 'only phones of that operator, by their prefix; unknown where no prefix is known',
    province: 'only NIKs of that province: its name or first two digits',
    from: 'last changed on that day or later: YYYY-MM-DD',
    to: 'last changed on that day or earlier',
    sort: 'newest (default), name or verdict',
    after: 'go on after that cursor, as `next` of the page before',
    facets: 'also how many there are of each state, verdict, relation, operator, province, …',
    out: 'also write everything that is found to an .xlsx or .csv file; it is recorded as a report',
    unmasked: 'with --out: NIKs and phone numbers whole',
  },
  usage: {
    noSuchOperator: (known: string) => `--operator must be one of: ${known}, unknown.`,
    noSuchProvince: '--province must be the name of a province or the first two digits of its NIKs.',
    unmaskedNeedsOut: '--unmasked goes with --out.',
  },
  words: {
    facets: {
      ...{ state: 'State', verdict: 'Verdict', relation: 'Relation', operator: 'Operator', province: 'Province' },
      ...{ charge: 'Charge', list: 'List', connection: 'Connection', month: 'Month' },
    },
  },
  said: {
    behind: (rows: string) => `The search is not complete yet: ${rows} checks are still being read in.`,
    total: (rows: string) => `Found: ${rows}`,
    notCounted: 'Too many numbers begin like that to count them: type more digits.',
    written: (rows: string) => `Written: ${rows} checks`,
  },
};
