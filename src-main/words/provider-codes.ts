/** What a message of an attempt says where the program itself wrote it: a code of its own, or the system's for a lost connection. */
import { isOwnCode, type OwnCode } from '../contract/own-codes.ts';
import type { Language } from '../contract/settings.ts';
import { defineWords, fill } from './text.ts';

export const providerCodeWords = defineWords({
  id: {
    own: {
      ANSWER_CUT: 'Jawaban terputus di tengah jalan.',
      ANSWER_TIMEOUT: 'Terkirim, tetapi jawaban tidak datang dalam batas waktu.',
      ANSWER_TOO_LARGE: 'Jawaban terlalu besar dan tidak dibaca.',
      CLIENT_CLOSED: 'Belum terkirim: Sambung sedang ditutup.',
      CLOSED_EARLY: 'Belum terkirim: sambungan ditutup oleh pihak sana.',
      CONNECT_TIMEOUT: 'Belum terkirim: server tidak menjawab sambungan.',
      DNS_TIMEOUT: 'Belum terkirim: nama server tidak dijawab oleh DNS.',
      EMPTY_BODY: 'Jawaban datang kosong.',
      FILTER_PAGE: 'Baris ini selalu dijawab halaman filter web, padahal baris lain terjawab. Tanyakan ke bagian TI.',
      HELD_BACK: 'Belum terkirim: komputer ini hendak tidur.',
      HTML_PAGE: 'Yang datang halaman web, bukan jawaban. Mungkin Wi-Fi meminta login.',
      NETWORK_ERROR: 'Jaringan bermasalah, sebabnya tidak disebut.',
      NOT_AN_ANSWER: 'Jawaban datang, tetapi isinya bukan jawaban penyedia.',
      NOT_JSON: 'Jawaban datang, tetapi bentuknya tidak terbaca.',
      NOT_UNPACKED: 'Jawaban datang terkompresi dan tidak bisa dibuka.',
      NO_BASE_URL: 'Belum terkirim: alamat penyedia belum ada.',
      PROXY_CLOSED: 'Belum terkirim: proxy kantor memutus sambungan.',
      PROXY_DENIED: 'Belum terkirim: proxy kantor tidak mengizinkan alamat penyedia.',
      PROXY_FAILED: 'Belum terkirim: proxy kantor tidak dapat mencapai penyedia.',
      PROXY_KIND: 'Belum terkirim: jenis proxy di komputer ini tidak bisa dipakai Sambung.',
      PROXY_LOGIN_KIND: 'Belum terkirim: proxy kantor hanya menerima login Windows.',
      PROXY_PAGE: 'Belum terkirim: yang menjawab halaman login, bukan proxy kantor.',
      PROXY_PASSWORD: 'Belum terkirim: proxy kantor meminta nama pengguna dan kata sandi.',
      PROXY_UNREACHABLE: 'Belum terkirim: proxy kantor tidak terjangkau.',
      SEQUENCE_REPEATED:
        'Yang datang jawaban lama dengan nomor urut yang sudah tersimpan, jadi tidak dipakai untuk orang ini.',
      UNASKED_BYTES: 'Belum terkirim: sambungan berisi data yang tidak diminta, jadi ditutup.',
      internal: 'Terkirim, tetapi jawabannya hilang karena kesalahan Sambung. Lihat log.',
      'internal-unsent': 'Belum terkirim karena kesalahan Sambung. Lihat log.',
      interrupted: 'Terkirim, lalu Sambung berhenti sebelum jawabannya disimpan.',
      'sent-since-copy': 'Sudah terkirim sebelum data lama ini dipasang. Jawabannya ada di data yang lebih baru.',
    } satisfies Record<OwnCode, string>,
    cut: 'Sambungan terputus.',
    status: 'Server hanya membalas HTTP {{status}}, bukan jawaban penyedia.',
  },
  en: {
    own: {
      ANSWER_CUT: 'The answer was cut off on its way.',
      ANSWER_TIMEOUT: 'Sent, but no answer came in time.',
      ANSWER_TOO_LARGE: 'The answer was too large and was not read.',
      CLIENT_CLOSED: 'Not sent: Sambung was closing.',
      CLOSED_EARLY: 'Not sent: the other side closed the connection.',
      CONNECT_TIMEOUT: 'Not sent: the server did not take the connection.',
      DNS_TIMEOUT: 'Not sent: DNS did not answer for the server’s name.',
      EMPTY_BODY: 'The answer came empty.',
      FILTER_PAGE: 'A web filter’s page came for this row each time, while others were answered. Ask your IT.',
      HELD_BACK: 'Not sent: this computer was going to sleep.',
      HTML_PAGE: 'A web page came instead of an answer. Perhaps the Wi-Fi wants a login.',
      NETWORK_ERROR: 'The network failed without saying why.',
      NOT_AN_ANSWER: 'An answer came, but it is none of the provider’s.',
      NOT_JSON: 'An answer came in a form that cannot be read.',
      NOT_UNPACKED: 'An answer came compressed and could not be unpacked.',
      NO_BASE_URL: 'Not sent: there is no address of the provider yet.',
      PROXY_CLOSED: 'Not sent: the company’s proxy broke the connection off.',
      PROXY_DENIED: 'Not sent: the company’s proxy does not let the provider’s address through.',
      PROXY_FAILED: 'Not sent: the company’s proxy could not reach the provider.',
      PROXY_KIND: 'Not sent: this computer’s kind of proxy cannot be used by Sambung.',
      PROXY_LOGIN_KIND: 'Not sent: the company’s proxy takes a Windows login alone.',
      PROXY_PAGE: 'Not sent: a login page answered instead of the company’s proxy.',
      PROXY_PASSWORD: 'Not sent: the company’s proxy asks for a user name and a password.',
      PROXY_UNREACHABLE: 'Not sent: the company’s proxy cannot be reached.',
      SEQUENCE_REPEATED: 'An older answer came again, by its sequence id; it is not taken for this person.',
      UNASKED_BYTES: 'Not sent: the connection held data nobody asked for, so it was closed.',
      internal: 'Sent, but the answer was lost by an error of Sambung. See the log.',
      'internal-unsent': 'Not sent because of an error of Sambung. See the log.',
      interrupted: 'Sent, then Sambung stopped before the answer was stored.',
      'sent-since-copy': 'Sent before this older data was put back. Its answer is in the newer data.',
    },
    cut: 'The connection was cut.',
    status: 'The server only said HTTP {{status}}, which is no answer of the provider.',
  },
});

/** With the status: an answer of a front, a proxy or the provider's server, without the provider's own body. */
const statusShape = /^HTTP_(\d{3})$/;

/** The system's and the HTTP library's codes for a connection that ended; the commonest of theirs that people see. */
const cutShape = /^(ECONNABORTED|ECONNRESET|EPIPE|UND_ERR_SOCKET)$/;

/** null: the provider's words, or another of the system's codes. */
export function ownCodeSentence(message: string | null, language: Language): string | null {
  const words = providerCodeWords[language];
  if (isOwnCode(message)) return words.own[message];
  if (cutShape.test(message ?? '')) return words.cut;
  const status = statusShape.exec(message ?? '')?.[1];
  return status === undefined ? null : fill(words.status, { status });
}
