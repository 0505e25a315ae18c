/**
 * What a list keeps of the file it was imported from: rows that were left out, columns that are not shown, problems
 * files.
 */

import { rm } from 'node:fs/promises';
import type { importedListCalls } from '../../contract/lists.ts';
import type { Language } from '../../contract/settings.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Files } from '../files/files.ts';
import { moveIntoPlace, partBeside } from '../files/report-parts.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { cutPage, decodeCursor } from '../kernel/keyset.ts';
import type { Ports } from '../kernel/ports.ts';
import { createListRows } from '../lists/list-rows.ts';
import type { ListView } from '../lists/list-view.ts';
import { writeTemplate } from '../spreadsheet/write/writer.ts';
import type { Store } from '../store/store.ts';
import { createWithheldColumns } from './columns/withheld-columns.ts';
import { createListProblems } from './problems/save-problems.ts';
import type { Readings } from './reading/readings.ts';

export type ImportedListDeps = {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  files: Pick<Files, 'targetOf'>;
  listView: Pick<ListView, 'get'>;
  /** Shared with the drafts: whatever reads a file can be called off by it. */
  readings: Pick<Readings, 'cancel'>;
};

export function importedListHandlers(deps: ImportedListDeps): Handlers<keyof typeof importedListCalls> {
  const { store, ports, accessLog, files, listView, readings } = deps;
  const lists = createListRows(store);
  const shown = createWithheldColumns(store);
  const saveProblems = createListProblems({ store, ports, accessLog, files, rows: lists, shown });

  return {
    'lists.cancelReading': ({ fileId }) => {
      readings.cancel(fileId);
      return {};
    },

    'lists.rejected': ({ listId, after, limit }) => {
      listView.get(listId);
      const [afterRow] = decodeCursor(after, 1) ?? [0];
      const found = lists.rejectedPage(listId, afterRow ?? 0, limit + 1);
      const { rows: page, next } = cutPage(found, limit, (row) => [row.source_row]);
      return {
        rows: page.map(({ source_row, cells, problems }) => ({
          row: source_row,
          cells: shown.of(listId).row(JSON.parse(cells)),
          problems: JSON.parse(problems),
        })),
        next,
      };
    },

    'lists.withheld': ({ listId }) => {
      listView.get(listId);
      return { columns: [...shown.of(listId).withheld] };
    },

    'lists.saveProblems': saveProblems,
    'lists.saveTemplate': ({ fileId, language }) => saveTemplate({ ports, files }, fileId, language),
  };
}

// Writes the import template where the person said, whole or not at all. It names nobody, so a leftover part of it does
// no harm.

/** Errors: those of `targetOf` and of the writing process, and `file-not-writable` where the file cannot be replaced. */
async function saveTemplate(
  { ports, files }: { ports: Ports; files: Pick<Files, 'targetOf'> },
  fileId: string,
  language: Language,
): Promise<{ fileName: string }> {
  const target = files.targetOf(fileId);
  const part = partBeside(target);
  try {
    await writeTemplate(ports, part, language);
    await moveIntoPlace(ports.clock, { part: part.path, path: target.path });
    target.written();
    return { fileName: target.name };
  } finally {
    await rm(part.path, { force: true });
  }
}
