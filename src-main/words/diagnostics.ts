/** How the program is doing, in words: the same lines in the window, in the terminal and on the clipboard. */
import type { Diagnostics } from '../contract/diagnostics.ts';
import type { Language } from '../contract/settings.ts';
import { troubleWords } from './log-events.ts';
import { queueWords } from './queue.ts';
import { defineWords, fill } from './text.ts';

export const diagnosticsWords = defineWords({
  id: {
    part: {
      program: 'Program',
      data: 'Data',
      queue: 'Antrean',
      way: 'Jalan ke penyedia',
      troubles: 'Kesalahan terakhir',
    },
    label: {
      version: 'Versi',
      engines: 'Mesin',
      system: 'Sistem',
      running: 'Berjalan selama',
      memory: 'Memori',
      late: 'Keterlambatan program',
      role: 'Peran',
      database: 'Basis data',
      schema: 'Skema',
      keyring: 'Dibuka dengan',
      log: 'Log',
      backups: 'Cadangan',
      policy: 'Aturan kantor',
      state: 'Keadaan',
      open: 'Menunggu atau dikirim',
      doubt: 'Tanpa jawaban',
      rate: 'Laju',
      lane: 'Koneksi {{id}}',
      practice: 'Latihan',
      certificates: 'Sertifikat yang dipercaya',
    },
    host: { electron: 'jendela sendiri', web: 'peramban', cli: 'terminal' },
    role: { owner: 'menjalankan antrean', reader: 'hanya membaca' },
    policy: {
      none: 'tidak ada',
      followed: 'diikuti',
      'not-readable': 'tidak dapat dibaca',
      'not-json': 'bukan JSON',
      'not-valid': 'isinya tidak sah',
      'open-to-others': 'dapat ditulis orang lain',
    },
    way: {
      direct: 'langsung',
      proxy: 'lewat proxy {{proxy}}',
      unsupported: 'proxy yang tidak dikenal',
      unknown: 'jalan tidak diketahui',
    },
    wayBy: { connection: 'menurut koneksi', system: 'menurut komputer ini' },
    authorities: '{{count}} sertifikat kantor, sampai {{until}}',
    certificates: '{{bundled}} bawaan, {{system}} dari komputer ini',
    certificatesUnread: '{{bundled}} bawaan; milik komputer ini tidak terbaca',
    megabytes: '{{number}} MB',
    database: '{{file}}, {{log}} belum dipindah',
    late: 'biasanya {{usual}} md, 99% di bawah {{p99}} md, terlama {{most}} md',
    measuring: 'sedang diukur',
    minutes: '{{number}} menit',
    perSecond: '{{number}} per detik',
    backups: '{{count}} ({{size}}), terbaru {{when}}',
    noBackups: 'belum ada',
    sends: 'mengirim dari sini',
    sendsNot: 'tidak mengirim dari sini',
    weakKeyring: 'berkas di samping data',
    times: '{{when}} ({{times}} kali)',
    noTroubles: 'Tidak ada.',
  },
  en: {
    part: { program: 'Program', data: 'Data', queue: 'Queue', way: 'Way to the provider', troubles: 'Last errors' },
    label: {
      version: 'Version',
      engines: 'Engines',
      system: 'System',
      running: 'Running for',
      memory: 'Memory',
      late: 'How late the program is',
      role: 'Role',
      database: 'Database',
      schema: 'Schema',
      keyring: 'Opened by',
      log: 'Log',
      backups: 'Backups',
      policy: 'Organisation’s rules',
      state: 'State',
      open: 'Waiting or being sent',
      doubt: 'No answer came back',
      rate: 'Rate',
      lane: 'Connection {{id}}',
      practice: 'Practice',
      certificates: 'Trusted certificates',
    },
    host: { electron: 'its own window', web: 'a browser', cli: 'a terminal' },
    role: { owner: 'runs the queue', reader: 'only reads' },
    policy: {
      none: 'none',
      followed: 'followed',
      'not-readable': 'cannot be read',
      'not-json': 'is no JSON',
      'not-valid': 'is not valid',
      'open-to-others': 'can be written by others',
    },
    way: {
      direct: 'straight',
      proxy: 'by the proxy {{proxy}}',
      unsupported: 'a proxy of an unknown kind',
      unknown: 'the way is not known',
    },
    wayBy: { connection: 'as the connection says', system: 'as this computer says' },
    authorities: '{{count}} certificates of the company, until {{until}}',
    certificates: '{{bundled}} that come with the program, {{system}} of this computer',
    certificatesUnread: '{{bundled}} that come with the program; this computer’s could not be read',
    megabytes: '{{number}} MB',
    database: '{{file}}, {{log}} not moved there yet',
    late: 'usually {{usual}} ms, 99% below {{p99}} ms, at most {{most}} ms',
    measuring: 'being measured',
    minutes: '{{number}} minutes',
    perSecond: '{{number}} a second',
    backups: '{{count}} ({{size}}), the newest of {{when}}',
    noBackups: 'none yet',
    sends: 'sends from here',
    sendsNot: 'does not send from here',
    weakKeyring: 'a file beside the data',
    times: '{{when}} ({{times}} times)',
    noTroubles: 'None.',
  },
});

export type DiagnosticsPart = {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
};

/** How numbers and moments are written where the lines are shown. */
export type DiagnosticsFormats = { number(value: number): string; time(milliseconds: number): string };

/** In the order in which somebody who helps asks. The troubles come last. */
export function diagnosticsParts(
  found: Diagnostics,
  language: Language,
  format: DiagnosticsFormats,
): DiagnosticsPart[] {
  const words = diagnosticsWords[language];
  const { part, label } = words;
  const size = (bytes: number) => fill(words.megabytes, { number: format.number(Math.round(bytes / 104_857.6) / 10) });
  const { program, data, queue, eventLoop, certificates, lanes, troubles } = found;
  const engines = [
    ['Electron', program.electron],
    ['Chromium', program.chromium],
    ['Node', program.node],
    ['SQLite', program.sqlite],
  ];
  const { bundled, system, systemRead } = certificates;
  return [
    {
      title: part.program,
      facts: [
        [label.version, `${program.version}, ${words.host[program.host]}`],
        [label.engines, engines.flatMap(([name, version]) => (version ? [`${name} ${version}`] : [])).join(', ')],
        [label.system, `${program.system}, ${program.arch}`],
        [label.running, fill(words.minutes, { number: format.number(Math.floor(program.upSeconds / 60)) })],
        [label.memory, size(program.memoryBytes)],
        [label.late, eventLoop === null ? words.measuring : fill(words.late, mapped(eventLoop, format.number))],
      ],
    },
    {
      title: part.data,
      facts: [
        [label.role, words.role[data.role]],
        [label.database, fill(words.database, { file: size(data.databaseBytes), log: size(data.walBytes) })],
        [label.schema, String(data.schema)],
        [label.keyring, data.weakKeyring ? `${data.keyring}, ${words.weakKeyring}` : data.keyring],
        [label.log, size(data.logBytes)],
        [
          label.backups,
          data.newestBackupAt === null
            ? words.noBackups
            : fill(words.backups, {
                count: format.number(data.backups),
                size: size(data.backupBytes),
                when: format.time(data.newestBackupAt),
              }),
        ],
        [label.policy, words.policy[found.policy]],
      ],
    },
    {
      title: part.queue,
      facts: [
        [label.state, `${stateText(queue, language)}, ${queue.draining ? words.sends : words.sendsNot}`],
        [label.open, format.number(queue.open)],
        [label.doubt, format.number(queue.states.in_doubt)],
        ...(queue.ratePerSecond === null
          ? []
          : [[label.rate, fill(words.perSecond, { number: format.number(queue.ratePerSecond) })] as const]),
      ],
    },
    {
      title: part.way,
      facts: [
        ...lanes.map((lane) => [laneName(lane, language), laneText(lane, language, format)] as const),
        [
          label.certificates,
          fill(systemRead ? words.certificates : words.certificatesUnread, {
            bundled: format.number(bundled),
            system: format.number(system),
          }),
        ],
      ],
    },
    {
      title: part.troubles,
      facts: troubles.map(({ event, code, at, times }) => [
        times === 1 ? format.time(at) : fill(words.times, { when: format.time(at), times: format.number(times) }),
        `${troubleWords[language][event]}${code === null ? '' : ` (${code})`}`,
      ]),
    },
  ];
}

type Lane = Diagnostics['lanes'][number];

function laneName({ connectionId, kind }: Lane, language: Language): string {
  const { lane, practice } = diagnosticsWords[language].label;
  return kind === 'practice' ? practice : fill(lane, { id: String(connectionId) });
}

function laneText(lane: Lane, language: Language, format: DiagnosticsFormats): string {
  const words = diagnosticsWords[language];
  const way = fill(words.way[lane.way], { proxy: lane.proxy ?? '' });
  const until = lane.ownAuthoritiesUntil === null ? '' : format.time(lane.ownAuthoritiesUntil);
  const authorities = fill(words.authorities, { count: format.number(lane.ownAuthorities), until });
  const account = [`${way} ${words.wayBy[lane.wayBy]}`, ...(lane.ownAuthorities > 0 ? [authorities] : [])];
  return [stateText(lane, language), ...(lane.kind === 'practice' ? [] : account)].join('; ');
}

/** The reason's code, as whoever helps looks for it. */
function stateText({ state, reason }: Pick<Lane, 'state' | 'reason'>, language: Language): string {
  return `${queueWords[language].state[state]}${reason === null ? '' : ` (${reason})`}`;
}

function mapped<K extends string>(facts: Record<K, number>, how: (value: number) => string): Record<K, string> {
  return Object.fromEntries(Object.entries<number>(facts).map(([name, value]) => [name, how(value)])) as Record<
    K,
    string
  >;
}

/** For the clipboard and the terminal. */
export function diagnosticsText(parts: readonly DiagnosticsPart[], language: Language): string[] {
  return parts.flatMap(({ title, facts }) => [
    title,
    ...(facts.length > 0
      ? facts.map(([label, value]) => `  ${label}: ${value}`)
      : [`  ${diagnosticsWords[language].noTroubles}`]),
  ]);
}
