/**
 * What a queue does and what it waits for, in plain words with what to do next. Where window and terminal go on in different
 * ways, the sentence has a place for it (`QueueWays`), which each host fills once.
 */
import type { QueueReason } from '../contract/reasons.ts';
import type { QueueState } from '../contract/states.ts';
import { defineWords, fill, type Names } from './text.ts';

export const queueWords = defineWords({
  id: {
    state: {
      running: 'Berjalan',
      offline: 'Menunggu koneksi',
      paused: 'Dijeda',
      stopped: 'Berhenti',
    } satisfies Record<QueueState, string>,
    /** Paused for a moment, by itself. */
    waits: 'Menunggu sebentar',
    held: {
      cap: 'Batas biaya tercapai',
      blocked: 'Akses akun diblokir',
      usedUp: 'Kuota habis',
      maximum: 'Batas harian tercapai',
      disk: 'Disk penuh',
      other: 'Tertahan',
    },
    /** Said behind a reason, where it is known whom it is about. */
    about: { certificate: 'Penerbitnya: {{about}}.', proxy: 'Proxy: {{about}}.' },
    reason: {
      unreachable: 'Penyedia tidak terjangkau. Antrean jalan lagi sendiri begitu internet kembali.',
      'captive-page': 'Wi-Fi meminta login dulu. Buka browser, login, lalu coba lagi.',
      certificate:
        'Sertifikat alamat penyedia tidak dipercaya{{perhaps}}. Tidak ada yang dikirim; antrean jalan lagi sendiri begitu dipercaya.',
      'proxy-unreachable': 'Proxy kantor tidak terjangkau. Antrean jalan lagi sendiri begitu proxy menjawab.',
      'proxy-denied':
        'Proxy kantor tidak mengizinkan alamat penyedia. Minta petugas TI mengizinkannya; antrean lalu jalan lagi sendiri.',
      'proxy-windows-login':
        'Proxy kantor hanya menerima login Windows (NTLM atau Kerberos), dan Sambung tidak memilikinya. Hubungi petugas TI.',
      'proxy-unsupported':
        'Jenis proxy yang diatur di komputer ini (SOCKS atau lewat HTTPS) tidak bisa dipakai Sambung. Isi proxy lain {{inSettings}}.',
      'proxy-password':
        'Proxy kantor meminta nama pengguna dan kata sandi, atau menolak yang terisi. Isi {{inSettings}}.',
      operator: 'Dijeda oleh Anda. {{whenReady}}.',
      'traffic-blocked': 'Akses akun diblokir penyedia. Hubungi penyedia, lalu {{resume}}.',
      'traffic-insufficient': 'Kuota habis. Isi ulang di penyedia, lalu {{resume}}.',
      'daily-maximum': 'Batas harian akun tercapai. Minta batas dinaikkan, atau {{resume}} besok.',
      'provider-busy': 'Penyedia sedang sibuk. Antrean jalan lagi sendiri.',
      'unknown-answers': 'Tiga jawaban berturut-turut tidak dikenal. Periksa di {{history}}, lalu {{resume}}.',
      'unreadable-answers': 'Tiga jawaban tidak terbaca, jadi antrean tertahan. Hubungi penyedia, lalu {{resume}}.',
      'answers-lost':
        'Lima pengecekan terkirim berturut-turut dan jawabannya hilang. Periksa jaringan, lalu {{resume}}.',
      'server-errors': 'Penyedia gagal lima kali berturut-turut (HTTP 500). Hubungi penyedia, lalu {{resume}}.',
      internal: 'Kesalahan di dalam Sambung menahan antrean ini. Hubungi petugas TI, lalu {{resume}}.',
      'daily-cap': 'Batas biaya harian koneksi ini tercapai. {{nextDay}}.',
      'monthly-cap': 'Batas biaya bulanan koneksi ini tercapai. {{nextMonth}}.',
      'disk-full': 'Disk penuh. Kosongkan ruang; antrean jalan lagi sendiri dan tidak ada yang hilang.',
      'store-trouble': 'Data sedang tidak dapat disimpan. Antrean jalan lagi sendiri begitu bisa.',
      'store-gone':
        'Folder data dipindah, dihapus, atau diganti. Tidak ada lagi yang dikirim. Kembalikan foldernya, lalu {{startAgain}}.',
      'policy-faulty':
        'Aturan kantor di komputer ini tidak bisa diikuti. Tidak ada yang dikirim. Hubungi petugas TI, lalu {{startAgain}}.',
      'store-older': 'Data ini salinan lama. Tidak ada yang dikirim sampai Anda memutuskan{{whereToDecide}}.',
      'not-purchased': 'Akun ini belum membeli layanan. Hubungi penyedia, lalu {{resume}}.',
      'not-effective': 'Layanan akun ini belum berlaku. Hubungi penyedia, lalu {{resume}}.',
      expired: 'Layanan akun ini kedaluwarsa. Perpanjang di penyedia, lalu {{resume}}.',
      'country-not-open': 'Akun ini belum dibuka untuk Indonesia. Hubungi penyedia, lalu {{resume}}.',
      'key-refused': 'Penyedia menolak kode atau kunci mitra. Perbaiki {{inSettings}}.',
      'filter-page':
        'Filter web jaringan ini memblokir alamat penyedia. Bukan salah kuncinya. Hubungi petugas TI, lalu {{resume}}.',
      'wrong-address': 'Alamat penyedia kini menunjuk ke tempat lain. Perbaiki alamatnya {{inSettings}}.',
      'proxy-refused': 'Proxy jaringan meminta login di tengah jalan. Hubungi petugas TI, lalu {{resume}}.',
    } as const satisfies Record<QueueReason, string>,
  },
  en: {
    state: { running: 'Running', offline: 'Waiting for connection', paused: 'Paused', stopped: 'Stopped' },
    waits: 'Waiting a moment',
    held: {
      cap: 'Cap reached',
      blocked: 'Account blocked',
      usedUp: 'Quota used up',
      maximum: 'Daily limit reached',
      disk: 'Disk full',
      other: 'On hold',
    },
    about: { certificate: 'Issued by: {{about}}.', proxy: 'Proxy: {{about}}.' },
    reason: {
      unreachable: 'The provider cannot be reached. The queue goes on by itself once the internet is back.',
      'captive-page': 'The Wi-Fi wants a login first. Open a browser, log in, then try again.',
      certificate:
        'The certificate of the provider’s address is not trusted{{perhaps}}. Nothing is sent; the queue goes on by itself once it is.',
      'proxy-unreachable': 'The company’s proxy cannot be reached. The queue goes on by itself once it answers.',
      'proxy-denied':
        'The company’s proxy does not let the provider’s address through. Ask IT support to allow it; the queue then goes on by itself.',
      'proxy-windows-login':
        'The company’s proxy takes a Windows login alone (NTLM or Kerberos), and Sambung has none. Contact IT support.',
      'proxy-unsupported':
        'The kind of proxy set on this computer (SOCKS, or by HTTPS) cannot be used by Sambung. Enter another one {{inSettings}}.',
      'proxy-password':
        'The company’s proxy asks for a user name and a password, or does not take those it has. Enter them {{inSettings}}.',
      operator: 'You paused it. {{whenReady}}.',
      'traffic-blocked': 'The account is blocked by the provider. Contact the provider, then {{resume}}.',
      'traffic-insufficient': 'The quota is used up. Top it up with the provider, then {{resume}}.',
      'daily-maximum': 'The account’s daily limit is reached. Ask for a higher limit, or {{resume}} tomorrow.',
      'provider-busy': 'The provider is busy. The queue goes on by itself.',
      'unknown-answers': 'Three unknown answers in a row. Look at them in {{history}}, then {{resume}}.',
      'unreadable-answers':
        'Three answers could not be read, so the queue is on hold. Contact the provider, then {{resume}}.',
      'answers-lost':
        'Five checks were sent one after the other and no answer came back. Check the network, then {{resume}}.',
      'server-errors':
        'The provider failed five times one after the other (HTTP 500). Contact the provider, then {{resume}}.',
      internal: 'An error inside Sambung holds this queue. Contact IT support, then {{resume}}.',
      'daily-cap': 'This connection’s daily cap is reached. {{nextDay}}.',
      'monthly-cap': 'This connection’s monthly cap is reached. {{nextMonth}}.',
      'disk-full': 'The disk is full. Free some space; the queue goes on by itself and nothing is lost.',
      'store-trouble': 'Data cannot be stored now. The queue goes on by itself once it can.',
      'store-gone':
        'The data folder was moved, deleted or replaced. Nothing more is sent. Put it back, then {{startAgain}}.',
      'policy-faulty':
        'The organisation’s policy on this computer cannot be followed. Nothing is sent. Call the IT department, then {{startAgain}}.',
      'store-older': 'This data is an older copy. Nothing is sent until you decide{{whereToDecide}}.',
      'not-purchased': 'This account has not bought the service. Contact the provider, then {{resume}}.',
      'not-effective': 'This account’s service is not in effect yet. Contact the provider, then {{resume}}.',
      expired: 'This account’s service has expired. Renew it with the provider, then {{resume}}.',
      'country-not-open': 'This account is not open for Indonesia. Contact the provider, then {{resume}}.',
      'key-refused': 'The provider refused the partner code or key. Correct it {{inSettings}}.',
      'filter-page':
        'This network’s web filter blocks the provider’s address. The key is not at fault. Contact IT support, then {{resume}}.',
      'wrong-address': 'The provider’s address points elsewhere now. Correct it {{inSettings}}.',
      'proxy-refused': 'A proxy on the way asks for a login. Contact IT support, then {{resume}}.',
    },
  },
});

/** Who issued a certificate, or which proxy it is; null: nobody is named. */
export function aboutSentence(
  { about: words }: { about: Readonly<Record<'certificate' | 'proxy', string>> },
  { reason, about }: { reason: QueueReason | null; about?: string | undefined },
): string | null {
  if (reason === null || about === undefined) return null;
  return fill(reason === 'certificate' ? words.certificate : words.proxy, { about });
}

type Reasons = (typeof queueWords)['id']['reason'];

/**
 * How a host goes on: within a sentence (`resume`, `history`, `inSettings`, `startAgain`), as one of its own (`whenReady`,
 * `nextDay`, `nextMonth`), or as what is said besides, which may be nothing (`perhaps`, `whereToDecide`).
 */
export type QueueWays = Readonly<Record<Names<Reasons[QueueReason]>, string>>;

/** Beside the buttons of the window. */
export const windowWays: Readonly<Record<'id' | 'en', QueueWays>> = {
  id: {
    resume: 'lanjutkan',
    whenReady: 'Tekan Lanjutkan bila siap',
    history: 'Riwayat',
    inSettings: 'di Pengaturan',
    startAgain: 'buka lagi Sambung',
    nextDay: 'Antrean jalan lagi sendiri besok, atau begitu batasnya dinaikkan',
    nextMonth: 'Antrean jalan lagi sendiri bulan depan, atau begitu batasnya dinaikkan',
    perhaps: '',
    whereToDecide: '',
  },
  en: {
    resume: 'resume',
    whenReady: 'Press Resume when ready',
    history: 'History',
    inSettings: 'in Settings',
    startAgain: 'open Sambung again',
    nextDay: 'The queue goes on by itself tomorrow, or once the cap is raised',
    nextMonth: 'The queue goes on by itself next month, or once the cap is raised',
    perhaps: '',
    whereToDecide: '',
  },
};

/** The sentences of one language as a host says them. */
export function reasonSentences(
  { reason }: { reason: Readonly<Record<QueueReason, string>> },
  ways: QueueWays,
): Record<QueueReason, string> {
  const sentences = Object.entries(reason).map(([code, sentence]) => [code, fill(sentence, ways)]);
  return Object.fromEntries(sentences) as Record<QueueReason, string>;
}
