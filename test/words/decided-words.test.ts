/** Words that were decided: these, word for word, and no others. */
import { expect, test } from 'vitest';
import { chargeWords } from '../../src-main/words/charges.ts';
import { labelWords } from '../../src-main/words/labels.ts';
import { queueWords } from '../../src-main/words/queue.ts';
import { stateWords } from '../../src-main/words/states.ts';
import { verdictWords } from '../../src-main/words/verdicts.ts';

test('the verdicts', () => {
  const { reachable, likely, secondary, not_linked, unknown, no_record } = verdictWords.id.kind;
  expect([reachable, likely, secondary, not_linked, unknown, no_record]).toEqual([
    'Dapat dihubungi',
    'Mungkin dapat dihubungi',
    'Nomor lain menurut penyedia (pastikan dulu)',
    'Tidak terkait menurut penyedia',
    'Tidak diketahui',
    'Tidak ada di data penyedia',
  ]);
  const en = verdictWords.en.kind;
  expect([en.reachable, en.likely, en.secondary, en.not_linked, en.unknown, en.no_record]).toEqual([
    'Reachable',
    'Likely',
    'Another number, says the provider (verify first)',
    'Not linked, says the provider',
    'Unknown',
    'No record',
  ]);
});

test('states, charges, the queue', () => {
  const said = (['id', 'en'] as const).map((language) => {
    const { lookup } = stateWords[language];
    const { charge } = chargeWords[language];
    return [
      ...[lookup.answered, lookup.no_record, lookup.in_doubt],
      ...[charge.charged, charge.free, charge.unknown],
      ...[queueWords[language].waits, queueWords[language].held.blocked, queueWords[language].held.usedUp],
      ...[labelWords[language].practice, labelWords[language].duplicates, labelWords[language].reason],
    ];
  });
  expect(said).toEqual([
    [
      ...['Terjawab', 'Tidak ada di data penyedia', 'Tanpa jawaban', 'Berbayar', 'Gratis', 'Belum pasti'],
      ...['Menunggu sebentar', 'Akses akun diblokir', 'Kuota habis', 'Latihan', 'Duplikat', 'Alasan'],
    ],
    [
      ...['Answered', 'No record', 'No answer came back', 'Charged', 'Free', 'Not certain'],
      ...['Waiting a moment', 'Account blocked', 'Quota used up', 'Practice', 'Duplicates', 'Reason'],
    ],
  ]);
});
