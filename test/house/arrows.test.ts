/** The arrows between folders (docs/ARCHITECTURE.md) are held by biome.json: what is planted here must turn the lint red. */
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

type Plant = readonly [path: string, text: string];

const forbidden: readonly Plant[] = [
  ['src-main/contract/a.ts', `import x from '../core/core.ts';`],
  ['src-main/contract/b.ts', `import fs from 'node:fs';`],
  ['src-main/words/a.ts', `import x from '../core/kernel/errors.ts';`],
  ['src-main/core/queue/a.ts', `import { app } from 'electron';`],
  ['src-main/core/queue/b.ts', `import type { Pool } from 'undici';`],
  ['src-main/core/queue/c.ts', `import Database from 'better-sqlite3';`],
  ['src-main/core/history/a.ts', `const xlsx = await import('xlsx');`],
  ['src-main/core/queue/d.ts', `import { x } from '../../hosts/common/x.ts';`],
  ['src-main/core/queue/e.ts', `import type { List } from '../lists/list-view.ts';`],
  ['src-main/core/lists/a.ts', `import { x } from '../imports/handlers.ts';`],
  ['src-main/core/queue/f.ts', `export { x } from '../imports/handlers.ts';`],
  ['src-main/core/kernel/a.ts', `import { asStoreError } from '../store/sqlite-errors.ts';`],
  ['src-main/core/access-log/a.ts', `import { x } from '../person/nik.ts';`],
  ['src-main/core/store/a.ts', `import { x } from '../access-log/access-log.ts';`],
  ['src-main/core/connections/a.ts', `import type { Drain } from '../queue/drain.ts';`],
  ['src-main/core/charges/ledger/a.ts', `import { x } from '../reconcile/invoices.ts';`],
  ['src-main/core/lists/a.ts', `import type { Draft } from '../imports/draft/drafts.ts';`],
  ['src-main/core/people/a.ts', `import { x } from '../history/history.ts';`],
  ['src-main/core/queue/g.ts', `import { core } from '../core.ts';`],
  ['src-main/core/imports/columns/a.ts', `import type { Plan } from '../reading/plan.ts';`],
  ['src-main/core/imports/columns/b.ts', `import { x } from '../handlers.ts';`],
  ['src-main/core/imports/reading/a.ts', `import { x } from '../problems/source-key.ts';`],
  ['src-main/core/imports/problems/a.ts', `import type { DraftSession } from '../draft/session.ts';`],
  ['src-main/core/history/index/a.ts', `import { x } from '../search/filter.ts';`],
  ['src-main/core/imports/draft/engine/a.ts', `import type { DraftSession } from '../session.ts';`],
  ['src-main/core/imports/draft/a.ts', `import { x } from '../storing/import-draft.ts';`],
  ['src-main/core/imports/draft/b.ts', `import { x } from '../mend/mend-draft.ts';`],
  ['src-main/core/imports/storing/a.ts', `import { x } from '../mend/mend-rows.ts';`],
  ['src-main/core/imports/elsewhere/a.ts', `import { x } from '../columns/columns.ts';`],
  ['src-main/core/spreadsheet/read/table/a.ts', `import { x } from '../open-source.ts';`],
  ['src-main/core/spreadsheet/read/guards/a.ts', `import { x } from '../encryption/rc4.ts';`],
  ['src-main/core/spreadsheet/read/text/a.ts', `import { x } from '../markup/html.ts';`],
  ['src-main/core/spreadsheet/write/a.ts', `import { x } from '../read/table/table.ts';`],
  ['src-main/core/spreadsheet/write/model/a.ts', `import { x } from '../workbook/sheet-spool.ts';`],
  ['src-main/core/spreadsheet/write/workbook/a.ts', `import { x } from '../csv/csv-file.ts';`],
  ['src-main/core/pdf/a.ts', `import type { Page } from '../spreadsheet/write/model/workbook-model.ts';`],
  ['src-main/core/reports/field/b.ts', `import PDFDocument from 'pdfkit';`],
  ['src-main/core/reports/field/a.ts', `import { x } from '../handlers.ts';`],
  ['src-main/core/person/data/a.ts', `import { x } from '../nik.ts';`],
  ['src-main/core/td/dial/a.ts', `import type { Exchange } from '../wire.ts';`],
  ['src-main/core/td/dial/b.ts', `import type { Client } from 'undici';`],
  ['src-main/core/queue/lane/a.ts', `import type { Drain } from '../drain/drain.ts';`],
  ['src-main/core/queue/reuse/a.ts', `import type { Change } from '../orders/order-rows.ts';`],
  ['src-main/core/queue/progress/a.ts', `import type { Drain } from '../drain/drain.ts';`],
  ['src-main/core/queue/drain/a.ts', `import { queueHandlers } from '../handlers.ts';`],
  ['src-main/hosts/cli/texts/a.ts', `import { x } from '../terminal/failure.ts';`],
  ['src-main/hosts/cli/terminal/a.ts', `import { x } from '../session/session.ts';`],
  ['src-main/hosts/cli/session/a.ts', `import { x } from '../options/option-values.ts';`],
  ['src-main/hosts/cli/options/a.ts', `import { x } from '../sending/output.ts';`],
  ['src-main/hosts/cli/sending/a.ts', `import { x } from '../files/import-list.ts';`],
  ['src-main/hosts/cli/files/a.ts', `import { x } from '../commands/import.ts';`],
  ['src-main/hosts/cli/commands/a.ts', `import { x } from '../program.ts';`],
  ['src-main/hosts/common/keyrings/a.ts', `import { x } from '../data-dir.ts';`],
  ['src-main/hosts/electron/window/a.ts', `import { x } from '../desktop/texts.ts';`],
  ['src-main/hosts/electron/desktop/a.ts', `import { x } from '../ports/native-dialogs.ts';`],
  ['src-main/hosts/electron/ports/a.ts', `import { x } from '../life/quit.ts';`],
  ['src-main/hosts/electron/elsewhere/a.ts', `import { app } from 'electron';`],
  ['src-main/hosts/cli/a.ts', `import { x } from '../web/x.ts';`],
  ['src-main/hosts/web/a.ts', `import { app } from 'electron';`],
  ['src-main/elsewhere/a.ts', `import { z } from 'zod';`],
  ['src-main/core/elsewhere/a.ts', `import { z } from 'zod';`],
  ['src-renderer/screens/home/a.tsx', `import { x } from '../../../src-main/core/core.ts';`],
  ['src-renderer/screens/home/b.tsx', `import fs from 'node:fs';`],
  ['src-renderer/screens/home/c.tsx', `import { x } from '../lists/lists-screen.tsx';`],
  ['src-renderer/screens/imports/draft/a.ts', `import type { X } from '../grid/grid-orders.ts';`],
  ['src-renderer/screens/imports/state/a.ts', `import { x } from '../frame/import-texts.ts';`],
  ['src-renderer/screens/imports/columns/a.tsx', `import { x } from '../confirm/confirm-import.tsx';`],
  ['src-renderer/screens/imports/confirm/a.tsx', `import { x } from '../import-screen.tsx';`],
  ['src-renderer/screens/imports/confirm/b.tsx', `import { x } from '../../lists/lists-screen.tsx';`],
  ['src-renderer/screens/charges/ledger/a.tsx', `import { x } from '../invoices/invoice-texts.ts';`],
  ['src-renderer/parts/list/a.tsx', `import { x } from '../../screens/list/list-screen.tsx';`],
  ['src-renderer/parts/queue/a.tsx', `import { x } from '../lookup/state-badge.tsx';`],
  ['src-renderer/parts/lookup/a.tsx', `import type { X } from '../list/list-words.tsx';`],
  ['src-renderer/parts/money/a.tsx', `import { x } from '../connection/spending.ts';`],
  ['src-renderer/parts/list/b.tsx', `import { x } from '../report/use-make-report.ts';`],
  ['src-renderer/parts/report/field/a.tsx', `import { x } from '../choices/sort-choice.tsx';`],
  ['src-renderer/parts/elsewhere/a.tsx', `import { x } from '../../core/core.ts';`],
  ['src-renderer/ui/a.tsx', `import { x } from '../routes.ts';`],
  ['src-renderer/ui/b.tsx', `import { x } from '../parts/list/list-words.tsx';`],
  ['src-renderer/core/a.ts', `import { x } from '../ui/page.tsx';`],
  ['src-preload/a.ts', `import { x } from '../test/fakes/x.ts';`],
  ['src-main/core/lists/b.ts', `import { x } from '../../../src-renderer/parts/queue/queue-word.ts';`],
  ['src-main/core/history/b.ts', `import { x } from '../../../test/contract/suite.ts';`],
  ['src-main/hosts/web/b.ts', `import { x } from '../../../src-renderer/core/client.ts';`],
  ['src-main/words/b.ts', `import { x } from '../../test/contract/suite.ts';`],
  ['src-renderer/screens/home/d.tsx', `import { x } from '../../../test/fakes/core/x.ts';`],
];

const allowed: readonly Plant[] = [
  ['src-main/core/imports/draft/engine/ok.ts', `import { x } from '../../columns/columns.ts';`],
  ['src-main/core/history/search/ok.ts', `import { x } from '../index/id-sets.ts';`],
  ['src-main/core/charges/reconcile/ok.ts', `import { x } from '../ledger/ledger.ts';`],
  ['src-main/core/spreadsheet/read/xlsx/ok.ts', `import { x } from '../table/table.ts';`],
  ['src-main/core/spreadsheet/write/csv/ok.ts', `import { x } from '../workbook/workbook-file.ts';`],
  ['src-main/core/spreadsheet/write/ok.ts', `import type { Card } from '../../pdf/pdf-model.ts';`],
  ['src-main/core/imports/storing/ok.ts', `import { x } from '../draft/open-draft.ts';`],
  ['src-main/core/lists/ok.ts', `import { x } from '../access-log/access-log.ts';`],
  ['src-main/core/files/sheets/ok.ts', `import { x } from '../../spreadsheet/write/writer.ts';`],
  ['src-main/core/store/ok.ts', `import Database from 'better-sqlite3';`],
  ['src-renderer/screens/imports/repair/ok.tsx', `import { x } from '../grid/grid.tsx';`],
  ['src-renderer/screens/charges/invoices/ok.tsx', `import { x } from '../ledger/charges-texts.ts';`],
  ['src-renderer/parts/lookup/ok.tsx', `import { x } from '../queue/order-dialog.tsx';`],
  ['src-renderer/parts/lookup/ok-2.tsx', `import { x } from '../../routes.ts';`],
  ['src-renderer/screens/home/ok.tsx', `import { x } from '../../parts/queue/queue-word.ts';`],
  ['src-main/core/queue/ok.ts', '/** no process.env here */\n// console.log\nexport const x = 1;'],
];

const circle: readonly Plant[] = [
  ['src-main/core/queue/one.ts', `import type { B } from './two.ts';\nexport type A = B[];`],
  ['src-main/core/queue/two.ts', `import type { A } from './one.ts';\nexport type B = A[];`],
];

const words: readonly Plant[] = [
  ['src-main/core/queue/env.ts', `export const dir = process.env.HOME;`],
  ['src-main/core/queue/log.ts', `console.log(1);`],
];

/** The rules that each planted file breaks. */
const broken = new Map<string, Set<string>>();

const dir = mkdtempSync(join(tmpdir(), 'sambung-arrows-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

beforeAll(() => {
  const { vcs: _, ...config } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(join(dir, 'biome.json'), JSON.stringify(config));
  for (const [path, text] of [...forbidden, ...allowed, ...circle, ...words]) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), `${text}\n`);
  }
  const run = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=500', '.'], {
    cwd: dir,
    encoding: 'utf8',
  });
  for (const { category, location } of JSON.parse(run.stdout).diagnostics) {
    const path = typeof location.path === 'string' ? location.path : location.path.file;
    broken.set(path, (broken.get(path) ?? new Set()).add(category));
  }
});

describe('lint', () => {
  test.each(forbidden)('%s may not say %s', (path) => {
    expect([...(broken.get(path) ?? [])]).toContain('lint/style/noRestrictedImports');
  });
  test.each(allowed)('%s may say %s', (path) => {
    expect([...(broken.get(path) ?? [])]).not.toContain('lint/style/noRestrictedImports');
  });
  test('sees a circle, also of types alone', () => {
    for (const [path] of circle) expect([...(broken.get(path) ?? [])]).toContain('lint/suspicious/noImportCycles');
  });
  test('keeps environment and console out of the core', () => {
    expect([...(broken.get('src-main/core/queue/env.ts') ?? [])]).toContain('lint/style/noProcessEnv');
    expect([...(broken.get('src-main/core/queue/log.ts') ?? [])]).toContain('lint/suspicious/noConsole');
  });
});

test('the core reads no arguments of the program', () => {
  const sources = globSync('src-main/{contract,words,core}/**/*.ts', { cwd: root });
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((path) => /\bprocess\.argv\b/.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
});
