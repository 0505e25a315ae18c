/** Texts of the settings' backups. */
import { defineTexts } from '../../../i18n/texts.ts';

export const backupsTexts = defineTexts('backups', {
  id: {
    title: 'Cadangan',
    about:
      'Satu berkas berisi semua data, terenkripsi, dan sudah dibaca kembali setelah ditulis. Membukanya di komputer lain memerlukan kunci pemulihan.',
    noRecoveryKey:
      'Kunci pemulihan belum dibuat: cadangan hanya terbuka di komputer ini, di akun ini. Buat kuncinya di Keamanan data.',
    toSecurity: 'Buka Keamanan data',
    make: 'Buat sekarang',
    makeElsewhere: 'Simpan di tempat lain…',
    making: 'Sedang dibuat. Anda dapat bekerja terus.',
    made: 'Cadangan dibuat: {{checks}} pengecekan.',
    none: 'Belum ada cadangan di komputer ini.',
    lookups: '{{checks}} pengecekan',
    lastSent: 'terakhir dikirim {{when}}',
    beforeUpdate: 'sebelum pembaruan',
    notWhole: 'Tidak utuh: tidak dapat dipulihkan.',
    restoreOne: 'Pulihkan…',
    restoreLabel: 'Pulihkan cadangan {{when}}',
    restoreFile: 'Pulihkan dari berkas…',
    restore: {
      title: 'Pulihkan cadangan?',
      looking: 'Melihat isinya…',
      holds: 'Dibuat {{when}}, berisi {{checks}} pengecekan.',
      holdsUncounted: 'Disimpan sebelum pembaruan, {{when}}. Isinya belum dihitung.',
      lastSent: 'Pengecekan terakhir dikirim {{when}}.',
      otherData: 'Ini cadangan data lain. Seluruh data yang ada sekarang disisihkan.',
      missing: '{{answers}} jawaban yang lebih baru tidak akan ada; sudah dikenai biaya {{rupiah}}.',
      nothingMissing: 'Tidak ada jawaban yang lebih baru.',
      after:
        'Data sekarang disisihkan di folder data, tidak dihapus. Sesudahnya tidak ada yang dikirim sampai Anda memutuskan.',
      key: 'Kunci pemulihan',
      keyHint: 'Kunci yang berlaku waktu cadangan itu dibuat: delapan kelompok dari lembar yang dicetak.',
      yes: 'Ya, pulihkan',
      done: 'Dipulihkan: {{checks}} pengecekan.',
    },
  },
  en: {
    title: 'Backups',
    about:
      'One file with all data, encrypted, and read back after it was written. To open it on another computer, the recovery key is needed.',
    noRecoveryKey:
      'No recovery key was made: a backup opens on this computer only, in this account. Make the key in Data security.',
    toSecurity: 'Open Data security',
    make: 'Make one now',
    makeElsewhere: 'Save elsewhere…',
    making: 'It is being made. You can go on working.',
    made: 'Backup made: {{checks}} checks.',
    none: 'There is no backup on this computer yet.',
    lookups: '{{checks}} checks',
    lastSent: 'last sent {{when}}',
    beforeUpdate: 'before an update',
    notWhole: 'Not whole: it cannot be restored.',
    restoreOne: 'Restore…',
    restoreLabel: 'Restore the backup of {{when}}',
    restoreFile: 'Restore from a file…',
    restore: {
      title: 'Restore the backup?',
      looking: 'Looking what it holds…',
      holds: 'Made {{when}}, it holds {{checks}} checks.',
      holdsUncounted: 'Kept before an update, {{when}}. What it holds was not counted.',
      lastSent: 'The last check was sent {{when}}.',
      otherData: 'It is of other data. All that is here now is set aside.',
      missing: '{{answers}} newer answers will be missing; {{rupiah}} was charged for them.',
      nothingMissing: 'There are no newer answers.',
      after:
        'What is here now is set aside in the data folder, not deleted. After that nothing is sent until you have decided.',
      key: 'Recovery key',
      keyHint: 'The one that was valid when the backup was made: eight groups from the printed sheet.',
      yes: 'Yes, restore it',
      done: 'Restored: {{checks}} checks.',
    },
  },
});
