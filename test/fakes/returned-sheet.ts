/** A filled-in visit sheet for the data that commands work on, with the codes of its own store. */
import { utils, write } from 'xlsx';
import { fillInColumns } from '../../src-main/contract/outcomes.ts';
import { createRowCodes } from '../../src-main/core/reports/outcomes/row-code.ts';
import { openStore } from '../../src-main/core/store/store.ts';
import { createNodePorts } from '../../src-main/hosts/common/node-ports.ts';
import { outcomeWords } from '../../src-main/words/outcomes.ts';
import { stateDir } from './state-dir.ts';

type Row = { id: number; nik: string; phone: string; name: string | null };

/** The first lookups of the store, a line of fill-in cells each, in the order of the columns. */
export async function returnedSheet(
  dataDir: string,
  filled: readonly (readonly (string | number | null)[])[],
  spoil: (rows: (string | number | null)[][]) => void = () => {},
): Promise<Buffer> {
  const env = { SAMBUNG_KEYRING: 'key-file', SAMBUNG_STATE_DIR: stateDir };
  const { ports, close } = createNodePorts({ host: 'cli', env, dataDir });
  const store = await openStore(ports);
  const codes = createRowCodes(store);
  const people = store
    .prepare<[number], Row>('SELECT id, nik, phone, name FROM lookups ORDER BY id LIMIT ?')
    .all([filled.length]);
  const rows = people.map(({ id, ...shown }, index) => [
    ...[shown.name, shown.nik, shown.phone],
    ...fillInColumns.map((_, column) => filled[index]?.[column] ?? null),
    codes.codeOf(id, 1, shown),
  ]);
  store.close();
  close();
  spoil(rows);
  const { column } = outcomeWords.id;
  const headings = ['Nama', 'NIK', 'Nomor HP', ...fillInColumns.map((one) => column[one]), column.rowCode];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([headings, ...rows]), 'Orang');
  return Buffer.from(write(book, { bookType: 'xlsx', type: 'buffer' }));
}
