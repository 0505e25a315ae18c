/** A second copy of the program on the same data: it looks, says so, changes nothing, and takes over when it may. */
import { expect, onTestFinished, test } from 'vitest';
import { type CallName, calls } from '../../src-main/contract/index.ts';
import { createCore } from '../../src-main/core/core.ts';
import { tempDir, testPorts } from '../fakes/ports.ts';

/** Inputs that pass validation, so that what refuses is the role and not the form. */
const inputs: Partial<Record<CallName, unknown>> = {
  'settings.set': { theme: 'dark' },
  'connections.create': { name: 'A', baseUrl: 'https://a.invalid', partnerCode: 'A', partnerKey: 'B' },
  'connections.update': { id: 1, name: 'B' },
  'connections.delete': { id: 1 },
  'lists.start': { listId: 1 },
  'lists.rename': { listId: 1, name: 'B' },
  'lists.archive': { listId: 1, archived: true },
  'lists.setGroup': { listId: 1, group: 'B' },
  'lists.move': { listId: 1, connectionId: 1 },
  'lists.setPurpose': { listId: 1, purpose: null, legalBasis: null },
  'lists.saveProblems': { listId: 1, fileId: 'x', language: 'id' },
  'drafts.apply': { draftId: 'x', order: { kind: 'edit', cells: [{ row: 2, column: 1, text: 'B' }] } },
  'drafts.undo': { draftId: 'x' },
  'drafts.redo': { draftId: 'x' },
  'drafts.saveProblems': { draftId: 'x', fileId: 'x', language: 'id' },
  'drafts.import': { draftId: 'x', name: 'B', connectionId: 1 },
  'drafts.mend': { draftId: 'x' },
  'mappings.save': { draftId: 'x', name: 'B' },
  'mappings.delete': { mappingId: 1 },
  'branch.set': { name: 'Bogor' },
  'reportTemplates.save': {
    name: 'B',
    options: { by: null, columns: null, nik: 'masked', language: 'id', format: 'xlsx' },
  },
  'reportTemplates.delete': { templateId: 1 },
  'people.opened': { lookupId: 1 },
  'people.export': { whom: { lookupId: 1 }, fileId: 'x', format: 'json', language: 'id' },
  'historyViews.save': { name: 'B', filter: {} },
  'historyViews.remove': { viewId: 1 },
  'people.check': { nik: '3273014507900001', phone: '081234567890', connectionId: 1 },
  'queue.cancel': { scope: { all: true } },
  'queue.retry': { scope: { all: true } },
  'queue.resolve': { scope: { all: true }, action: 'close' },
  'queue.askAgain': { scope: { listId: 1 } },
  'charges.export': { fileId: 'x', language: 'id' },
  'charges.settle': { attemptIds: [1], charge: 'free' },
  'charges.importInvoice': { fileId: 'x', connectionId: 1 },
  'charges.exportInvoiceLines': { invoiceId: 1, fileId: 'x', language: 'id' },
  'charges.removeInvoice': { invoiceId: 1 },
  'reports.create': { listId: 1, fileId: 'x', language: 'id' },
  'reports.again': { reportId: 1, fileId: 'x' },
  'outcomes.import': { fileIds: ['x'], apply: true },
  'privacy.correct': { nik: '3201010101900016', field: 'name', before: 'Siti', after: 'Sita' },
  'privacy.erase': { person: { lookupId: 1 } },
  'privacy.saveCertificate': {
    digest: '0'.repeat(64),
    erasedAt: '2026-11-30T00:00:00.000Z',
    fileId: 'x',
    language: 'id',
  },
  'privacy.restrict': { person: { lookupId: 1 } },
  'privacy.unrestrict': { person: { lookupId: 1 } },
  'outcomes.record': { lookupId: 1, kind: 'reached' },
  'accessLog.export': { fileId: 'x', language: 'id' },
  'privacy.reveal': { scope: 'row', lookupIds: [1] },
  'keyring.change': { kind: 'key-file' },
  'recoveryKey.check': { typed: 'x' },
  'recoveryKey.checkPart': { parts: [{ group: 1, typed: 'x' }] },
  'recoveryKey.drop': {},
  'backup.restore': { from: { file: 'x' } },
  'backup.setPlace': { fileId: null },
  'lock.on': { operator: 'Sari', passphrase: 'kucing hitam lompat' },
  'operators.add': { operator: 'Sari', passphrase: 'kucing hitam lompat' },
  'operators.remove': { operator: 'Sari' },
  'operators.setPassphrase': { operator: 'Sari', passphrase: 'kucing hitam lompat' },
};

async function open(dir: string) {
  const core = await createCore(testPorts({ dir }));
  onTestFinished(core.close);
  return core;
}

test('is a reader: it answers queries and says which role it has', async () => {
  const dir = tempDir();
  const owner = await open(dir);
  const reader = await open(dir);
  await owner.call('settings.set', { theme: 'dark' });
  expect(await reader.call('system.info', {})).toMatchObject({ ok: true, value: { role: 'reader' } });
  expect(await reader.call('settings.get', {})).toMatchObject({ ok: true, value: { theme: 'dark' } });
  expect(await reader.call('queue.status', {})).toMatchObject({ ok: true, value: { draining: false } });
});

test('is refused every command there is', async () => {
  const dir = tempDir();
  await open(dir);
  const reader = await open(dir);
  const commands = (Object.keys(calls) as CallName[]).filter((name) => calls[name].kind === 'command');
  expect(commands.length).toBeGreaterThan(10);
  for (const name of commands) {
    const result = await reader.call(name, (inputs[name] ?? {}) as never);
    expect(result, name).toMatchObject({ ok: false, error: { code: 'data-dir-in-use' } });
  }
});

test('takes over with its next command once the first one is closed', async () => {
  const dir = tempDir();
  const owner = await open(dir);
  const reader = await open(dir);
  await owner.close();
  expect(await reader.call('settings.set', { theme: 'light' })).toMatchObject({ ok: true });
  expect(await reader.call('system.info', {})).toMatchObject({ ok: true, value: { role: 'owner' } });
});
