/** The states of a lookup and of the queue, and every reason a queue waits, in plain words with what to do next. */
import type { QueueReason } from '../../src-main/contract/reasons.ts';
import type { LookupState, QueueState } from '../../src-main/contract/states.ts';
import { defineTexts } from './texts.ts';

export const stateTexts = defineTexts('states', {
  id: {
    lookup: {
      queued: 'Menunggu',
      sending: 'Dikirim',
      answered: 'Terjawab',
      no_record: 'Tidak ada di data penyedia',
      refused: 'Ditolak',
      failed: 'Gagal',
      in_doubt: 'Tanpa jawaban',
      cancelled: 'Dibatalkan',
      reused: 'Pakai ulang',
    } satisfies Record<LookupState, string>,
    lookupMeaning: {
      queued: 'Menunggu giliran dikirim.',
      sending: 'Sedang dikirim ke penyedia.',
      answered: 'Penyedia sudah menjawab.',
      no_record: 'Orang ini tidak ada di data penyedia. Tidak berbayar.',
      refused: 'Penyedia menolak isinya. Perbaiki barisnya.',
      failed: 'Sudah dicoba beberapa kali dan tidak berhasil.',
      in_doubt: 'Sudah terkirim, tetapi jawabannya tidak sampai. Mungkin sudah berbayar.',
      cancelled: 'Dibatalkan sebelum dikirim.',
      reused: 'Terjawab dari jawaban yang sudah dibayar. Tidak berbayar lagi.',
    } satisfies Record<LookupState, string>,
    queueWaits: 'Menunggu sebentar',
    queueHeld: {
      cap: 'Batas biaya tercapai',
      blocked: 'Akses akun diblokir',
      usedUp: 'Kuota habis',
      maximum: 'Batas harian tercapai',
      disk: 'Disk penuh',
      other: 'Tertahan',
    },
    queue: {
      running: 'Berjalan',
      offline: 'Menunggu koneksi',
      paused: 'Dijeda',
      stopped: 'Berhenti',
    } satisfies Record<QueueState, string>,
    reason: {
      unreachable: 'Penyedia tidak terjangkau. Antrean jalan lagi sendiri begitu internet kembali.',
      'captive-page': 'Wi-Fi meminta login dulu. Buka browser, login, lalu coba lagi.',
      certificate:
        'Sertifikat alamat penyedia tidak dipercaya. Tidak ada yang dikirim; antrean jalan lagi sendiri begitu dipercaya.',
      operator: 'Dijeda oleh Anda. Tekan Lanjutkan bila siap.',
      'traffic-blocked': 'Akses akun diblokir penyedia. Hubungi penyedia, lalu lanjutkan.',
      'traffic-insufficient': 'Kuota habis. Isi ulang di penyedia, lalu lanjutkan.',
      'daily-maximum': 'Batas harian akun tercapai. Lanjutkan besok, atau minta batas dinaikkan.',
      'provider-busy': 'Penyedia sedang sibuk. Antrean jalan lagi sendiri.',
      'unknown-answers': 'Tiga jawaban berturut-turut tidak dikenal. Periksa di Riwayat, lalu lanjutkan.',
      'unreadable-answers': 'Tiga jawaban tidak terbaca, jadi antrean tertahan. Hubungi penyedia, lalu lanjutkan.',
      'answers-lost':
        'Lima pengecekan terkirim berturut-turut dan jawabannya hilang. Periksa jaringan, lalu lanjutkan.',
      'server-errors': 'Penyedia gagal lima kali berturut-turut (HTTP 500). Hubungi penyedia, lalu lanjutkan.',
      'daily-cap':
        'Batas biaya harian koneksi ini tercapai. Antrean jalan lagi sendiri besok, atau begitu batasnya dinaikkan.',
      'monthly-cap':
        'Batas biaya bulanan koneksi ini tercapai. Antrean jalan lagi sendiri bulan depan, atau begitu batasnya dinaikkan.',
      'disk-full': 'Disk penuh. Kosongkan ruang; antrean jalan lagi sendiri dan tidak ada yang hilang.',
      'store-trouble': 'Data sedang tidak dapat disimpan. Antrean jalan lagi sendiri begitu bisa.',
      'store-gone':
        'Folder data dipindah, dihapus, atau diganti. Tidak ada lagi yang dikirim. Kembalikan foldernya, lalu buka lagi Sambung.',
      'store-older': 'Data ini salinan lama. Tidak ada yang dikirim sampai Anda memutuskan.',
      'not-purchased': 'Akun ini belum membeli layanan. Hubungi penyedia, lalu lanjutkan.',
      'not-effective': 'Layanan akun ini belum berlaku. Hubungi penyedia, lalu lanjutkan.',
      expired: 'Layanan akun ini kedaluwarsa. Perpanjang di penyedia, lalu lanjutkan.',
      'country-not-open': 'Akun ini belum dibuka untuk Indonesia. Hubungi penyedia, lalu lanjutkan.',
      'key-refused': 'Penyedia menolak kode atau kunci mitra. Perbaiki di Pengaturan.',
      'filter-page':
        'Filter web jaringan ini memblokir alamat penyedia. Bukan salah kuncinya. Hubungi petugas TI, lalu lanjutkan.',
      'wrong-address': 'Alamat penyedia kini menunjuk ke tempat lain. Perbaiki alamatnya di Pengaturan.',
      'proxy-refused': 'Proxy jaringan meminta login. Hubungi petugas TI, lalu lanjutkan.',
    } satisfies Record<QueueReason, string>,
  },
  en: {
    lookup: {
      queued: 'Waiting',
      sending: 'Sending',
      answered: 'Answered',
      no_record: 'No record',
      refused: 'Refused',
      failed: 'Failed',
      in_doubt: 'No answer came back',
      cancelled: 'Cancelled',
      reused: 'Reused',
    },
    lookupMeaning: {
      queued: 'Waiting for its turn to be sent.',
      sending: 'On its way to the provider.',
      answered: 'The provider has answered.',
      no_record: 'The provider does not know this person. Not charged.',
      refused: 'The provider refused the content. Correct the row.',
      failed: 'Tried several times without success.',
      in_doubt: 'It was sent, but no answer arrived. It may have been charged.',
      cancelled: 'Cancelled before it was sent.',
      reused: 'Answered from an answer already paid for. Not charged again.',
    },
    queueWaits: 'Waiting a moment',
    queueHeld: {
      cap: 'Cap reached',
      blocked: 'Account blocked',
      usedUp: 'Quota used up',
      maximum: 'Daily limit reached',
      disk: 'Disk full',
      other: 'On hold',
    },
    queue: { running: 'Running', offline: 'Waiting for connection', paused: 'Paused', stopped: 'Stopped' },
    reason: {
      unreachable: 'The provider cannot be reached. The queue goes on by itself once the internet is back.',
      'captive-page': 'The Wi-Fi wants a login first. Open a browser, log in, then try again.',
      certificate:
        'The certificate of the provider’s address is not trusted. Nothing is sent; the queue goes on by itself once it is.',
      operator: 'You paused it. Press Resume when ready.',
      'traffic-blocked': 'The account is blocked by the provider. Contact the provider, then resume.',
      'traffic-insufficient': 'The quota is used up. Top it up with the provider, then resume.',
      'daily-maximum': 'The account’s daily limit is reached. Resume tomorrow, or ask for a higher limit.',
      'provider-busy': 'The provider is busy. The queue goes on by itself.',
      'unknown-answers': 'Three unknown answers in a row. Look at them in History, then resume.',
      'unreadable-answers':
        'Three answers could not be read, so the queue is on hold. Contact the provider, then resume.',
      'answers-lost':
        'Five checks were sent one after the other and no answer came back. Check the network, then resume.',
      'server-errors':
        'The provider failed five times one after the other (HTTP 500). Contact the provider, then resume.',
      'daily-cap':
        'This connection’s daily cap is reached. The queue goes on by itself tomorrow, or once the cap is raised.',
      'monthly-cap':
        'This connection’s monthly cap is reached. The queue goes on by itself next month, or once the cap is raised.',
      'disk-full': 'The disk is full. Free some space; the queue goes on by itself and nothing is lost.',
      'store-trouble': 'Data cannot be stored now. The queue goes on by itself once it can.',
      'store-gone':
        'The data folder was moved, deleted or replaced. Nothing more is sent. Put it back, then open Sambung again.',
      'store-older': 'This data is an older copy. Nothing is sent until you decide.',
      'not-purchased': 'This account has not bought the service. Contact the provider, then resume.',
      'not-effective': 'This account’s service is not in effect yet. Contact the provider, then resume.',
      expired: 'This account’s service has expired. Renew it with the provider, then resume.',
      'country-not-open': 'This account is not open for Indonesia. Contact the provider, then resume.',
      'key-refused': 'The provider refused the partner code or key. Correct it in Settings.',
      'filter-page':
        'This network’s web filter blocks the provider’s address. The key is not at fault. Contact IT support, then resume.',
      'wrong-address': 'The provider’s address points elsewhere now. Correct it in Settings.',
      'proxy-refused': 'The network’s proxy asks for a login. Contact IT support, then resume.',
    },
  },
});
