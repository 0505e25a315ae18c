/** Makes the file of a summary, with its record: no file without its record, and no record without its file. */
import type { Branch } from '../../../contract/branch.ts';
import { canBeLocked } from '../../../contract/files.ts';
import type { Report } from '../../../contract/reports.ts';
import type { SummaryOptions } from '../../../contract/summary.ts';
import { summaryWords } from '../../../words/summary.ts';
import { fileDigest } from '../../files/file-digest.ts';
import type { Files } from '../../files/files.ts';
import { createReportWriter } from '../../files/report-parts.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import { runWriter, writeCharts } from '../../spreadsheet/write/writer.ts';
import type { Store } from '../../store/store.ts';
import type { ReportRecords } from '../report-records.ts';
import type { createSummaries } from './summary.ts';
import { type SummaryFacts, summaryLineColumns, summaryLines, summaryPages, summaryPaper } from './summary-pages.ts';

export type SummaryInput = SummaryOptions & { fileId: string; password: string | null };

export function createSummaryReports(deps: {
  store: Store;
  ports: Ports;
  files: Pick<Files, 'targetOf'>;
  records: ReportRecords;
  summaries: ReturnType<typeof createSummaries>;
  branch: () => Branch;
}) {
  const { store, ports, files, records, summaries, branch } = deps;
  const writeFile = createReportWriter(deps);

  /** Errors: those of `reports.summary`, `no-lists`, `invalid-input`, those of `runWriter`, `file-not-writable`. */
  return async ({
    fileId,
    password,
    listIds,
    period,
    compare,
    step,
    format,
    language,
  }: SummaryInput): Promise<Report> => {
    if (password !== null && !canBeLocked(format)) {
      throw new CoreError('invalid-input', 'Only a workbook or a PDF can have a password.', {
        fields: [{ path: 'password', code: 'custom' }],
      });
    }
    const target = files.targetOf(fileId);
    const options = { listIds: listIds && [...new Set(listIds)], period, compare, step, format, language };
    const lists = summaries.chosen(options.listIds);
    if (lists.length === 0) throw new CoreError('no-lists', 'There is no list of a real account yet.');
    const summary = await summaries.read(options);
    const counted = [...summary.period.lists, ...(summary.compare?.lists ?? [])].map(({ listId }) => listId);
    const newest = lists.at(-1)?.id ?? 0;
    const facts: SummaryFacts = {
      ...{ summary, language, branch: branch(), madeBy: ports.operator, madeAt: ports.clock.now() },
      lists: options.listIds === null ? null : lists.map(({ name }) => name),
    };

    let sha256 = '';
    return writeFile(
      target,
      async (part) => {
        await writeSummary(ports, part, facts, { format, password });
        sha256 = await fileDigest(part);
      },
      (move) =>
        store.transaction(() => {
          const reportId = records.begin({
            kind: 'summary',
            listIds: options.listIds ?? (counted.length > 0 ? [...new Set(counted)] : [newest]),
            ...{ format, language, container: 'file', fileName: target.name, purpose: null },
            masked: true,
            locked: password !== null,
            options: { kind: 'summary', ...options },
            madeBy: facts.madeBy,
            madeAt: facts.madeAt,
          });
          const { people } = summary.period;
          const file = { name: target.name, group: null, people, sha256, givenBefore: [] };
          const report = records.complete(reportId, { rows: people, people, files: [file], sha256: null });
          move();
          return report;
        }),
    );
  };
}

async function writeSummary(
  ports: Ports,
  part: BytesPlace,
  facts: SummaryFacts,
  { format, password }: Pick<SummaryInput, 'format' | 'password'>,
): Promise<void> {
  const { language } = facts;
  if (format === 'xlsx' || format === 'pdf') {
    const paper = format === 'pdf' ? summaryPaper(facts) : null;
    return writeCharts(ports, { ...part, language, password, paper, pages: summaryPages(facts, paper !== null) });
  }
  const sheets = [{ name: summaryWords[language].sheet.main, columns: summaryLineColumns(language) }];
  await runWriter(
    ports,
    { ...part, format, language, sheets },
    [summaryLines(facts)],
    () => [],
    () => {},
  );
}
