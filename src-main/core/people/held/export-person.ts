/**
 * Writes everything held about one person to a file, whole or not at all (UU PDP 27/2022 art. 30 and 32): a workbook for people, or
 * JSON for programs. That it was written stands in the access log.
 */
import { writeFile } from 'node:fs/promises';
import { localSecond } from '../../../contract/calendar.ts';
import type { OutputOf, ParsedInputOf } from '../../../contract/index.ts';
import { heldKinds, type Whom } from '../../../contract/people.ts';
import type { Language } from '../../../contract/settings.ts';
import { fieldWords } from '../../../words/fields.ts';
import { personFileWords } from '../../../words/person-file.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Files } from '../../files/files.ts';
import { createReportWriter } from '../../files/report-parts.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import { type BytesPlace, sealedAt } from '../../kernel/sealed-bytes.ts';
import { footerOf } from '../../spreadsheet/write/model/footer.ts';
import type { PageLine } from '../../spreadsheet/write/model/workbook-model.ts';
import { runWriter } from '../../spreadsheet/write/writer.ts';
import type { Store } from '../../store/store.ts';
import { countsOf, createHeld } from './held.ts';
import type { Held } from './held-rows.ts';
import { rowsOf, sheetsOf } from './held-sheets.ts';

/** Of the JSON file's shape (docs/data.md); a change that a reader of it must know of is another one. */
const version = 1;

export function createPersonExport(deps: {
  store: Store;
  ports: Ports;
  files: Pick<Files, 'targetOf'>;
  accessLog: Pick<AccessLog, 'record' | 'aboutOf'>;
  /** Errors: `person-invalid`, `not-found`. */
  nikOf: (whom: Whom) => string;
}) {
  const { store, ports, files, accessLog, nikOf } = deps;
  const heldAbout = createHeld(store, ports.clock, accessLog);
  const writeWhole = createReportWriter(deps);

  return async (order: ParsedInputOf<'people.export'>): Promise<OutputOf<'people.export'>> => {
    const { whom, fileId, format, language } = order;
    const nik = nikOf(whom);
    const target = files.targetOf(fileId);
    const held = await heldAbout(nik);
    const counts = countsOf(held);
    // That somebody looked for them is nothing that is held about them.
    if (heldKinds.every((kind) => kind === 'accessLog' || counts[kind] === 0)) {
      throw new CoreError('not-found', 'Nothing is held about that person.');
    }
    await writeWhole(
      target,
      (part) =>
        format === 'json'
          ? writeJson(part, held, { nik, madeAt: ports.clock.now(), madeBy: ports.operator })
          : writeBook(part, held, nik, language),
      (move) =>
        store.transaction(() => {
          accessLog.record({ what: 'exported', people: 1, niks: [nik], detail: { object: 'person', format } });
          move();
        }),
    );
    return { fileName: target.name, held: counts };
  };

  async function writeBook(part: BytesPlace, held: Held, nik: string, language: Language): Promise<void> {
    const words = personFileWords[language];
    const footer = footerOf(words.title, language, ports.clock.now());
    const lines: PageLine[] = [
      { headline: words.title },
      [fieldWords[language].nik, nik],
      [words.madeBy, ports.operator],
      [words.madeAt, { moment: localSecond(ports.clock.now()) }],
      [],
      { table: [words.cover, words.rows] },
      ...Object.entries(countsOf(held)).map(([kind, n]) => [words.sheets[kind as keyof typeof words.sheets], n]),
      [],
      { paragraph: words.note },
      { paragraph: words.contactNote },
    ];
    await runWriter(
      ports,
      { ...part, format: 'xlsx', language, sheets: sheetsOf(held, language, footer) },
      rowsOf(held, language),
      () => [{ name: words.cover, place: 'first', lines, footer }],
      () => {},
    );
  }
}

async function writeJson(
  { path, key }: BytesPlace,
  held: Held,
  about: { nik: string; madeAt: number; madeBy: string },
): Promise<void> {
  const { nik, ...made } = about;
  const document = { version, ...made, nik, ...held };
  // A moment is one for whoever reads the file, wherever that is.
  const withMoments = (name: string, value: unknown) =>
    typeof value === 'number' && (name === 'at' || name === 'since' || name.endsWith('At'))
      ? new Date(value).toISOString()
      : value;
  const bytes = Buffer.from(`${JSON.stringify(document, withMoments, 2)}\n`);
  await writeFile(path, sealedAt(0, bytes, key), { mode: 0o600, flush: true });
}
