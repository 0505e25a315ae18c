/** What does it mean: no code of the contract is left out, and each is said in whole sentences, in both languages. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { setLanguage } from '../../../../src-renderer/i18n/texts.ts';
import { meaningsOf } from '../../../../src-renderer/screens/help/meanings/meanings.ts';

afterAll(() => setLanguage('id'));

/** Lists of the contract that are no states, reasons or problems, or are said whole where they stand. */
const saidElsewhere = new Set([
  // what a person chooses, or what a file has
  ...[
    'accessObjects',
    'accessSettings',
    'listPurposes',
    'legalBases',
    'retainedPurposes',
    'samePersonChoices',
    'archivedChoices',
  ],
  ...['historyCharges', 'historySorts', 'historyColumns', 'keyringKinds', 'logoFormats', 'savedKinds', 'nikForms'],
  ...['reportKinds', 'reportContainers', 'optionalColumns', 'summarySteps', 'trustSources', 'zoneBases'],
  ...['personFields', 'columnFields', 'requiredFields', 'correctedFields', 'fillInColumns', 'outcomeColumns'],
  ...['outcomeProblemColumns', 'relations', 'acceptableCodes', 'changeKinds', 'heldKinds', 'holidaysPlaces'],
  // parts of `problemCodes`
  ...['errorProblemCodes', 'lesserProblemCodes'],
  // what is wrong with what was just typed or chosen, said there with what to do
  ...['logoFaults', 'proxyFaults', 'caFaults', 'backupFaults', 'policyFaults', 'holidaysFaults', 'otherFileKinds'],
  ...['reachFailures', 'updateStates', 'updateFaults', 'apartReasons', 'doubtReasons', 'draftRowStatuses'],
  // what a log is made of
  ...['troubleEvents', 'plainEvents', 'logFactNames'],
  // counted in a summary, whose notes say how
  'summaryStates',
]);

async function listsOfContract(): Promise<[name: string, codes: string[]][]> {
  const folder = join(import.meta.dirname, '../../../../src-main/contract');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((file) => import(pathToFileURL(join(folder, file)).href)),
  );
  const lists = new Map<string, string[]>();
  for (const [name, value] of modules.flatMap((module) => Object.entries(module)))
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) lists.set(name, value);
  return [...lists];
}

test('every list of codes in the contract is told whole, or is named above', async () => {
  const told = Object.values(meaningsOf('id')).map((meanings) => meanings.map(({ code }) => code).sort());
  const lists = await listsOfContract();
  expect(lists.length).toBeGreaterThan(40);
  const missing = lists.filter(
    ([name, codes]) => !saidElsewhere.has(name) && !told.some((one) => one.join() === [...codes].sort().join()),
  );
  expect(missing.map(([name]) => name)).toEqual([]);
  const names = new Set(lists.map(([name]) => name));
  expect([...saidElsewhere].filter((name) => !names.has(name))).toEqual([]);
});

test.each(['id', 'en'] as const)(
  'each has a name, no fact is left open, and nothing ends in the middle (%s)',
  async (language) => {
    await setLanguage(language);
    const all = Object.entries(meaningsOf(language)).flatMap(([group, meanings]) =>
      meanings.map((meaning) => ({ group, ...meaning })),
    );
    expect(all.length).toBeGreaterThan(250);
    expect(all.filter(({ name }) => name.trim() === '')).toEqual([]);
    expect(all.filter(({ name, text }) => /[{}]|undefined/.test(name + text))).toEqual([]);
    expect(all.filter(({ text }) => text !== '' && !/[.!?”]$/.test(text))).toEqual([]);
    const wordless = ['verdictReason', 'step', 'stepReason', 'ownCode', 'outcomeProblem', 'error'];
    expect(all.filter(({ group, text }) => text === '' && !wordless.includes(group))).toEqual([]);
  },
);
