/** Numbers, rupiah, dates and durations as people of the chosen language write them. Instants are ms since the epoch. */
import { startOfDay } from '../../src-main/contract/calendar.ts';
import type { Language } from '../../src-main/contract/settings.ts';

const units = {
  id: { day: 'hari', hour: 'jam', minute: 'menit', second: 'detik', less: 'kurang dari 1 detik', milli: 'md' },
  en: { day: 'd', hour: 'h', minute: 'min', second: 's', less: 'less than 1 s', milli: 'ms' },
} as const;

export type Formats = ReturnType<typeof formats>;

/** Made with its first use: Intl reads tables for each, and the first screen needs few of them. */
function onUse<T>(make: () => { format(value: T): string }): { format(value: T): string } {
  let made: { format(value: T): string } | null = null;
  return {
    format(value) {
      made ??= make();
      return made.format(value);
    },
  };
}

export function formats(language: Language) {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const numbers = (options: Intl.NumberFormatOptions) => onUse<number>(() => new Intl.NumberFormat(locale, options));
  const dates = (options: Intl.DateTimeFormatOptions) =>
    onUse<number | Date>(() => new Intl.DateTimeFormat(locale, options));
  const number = numbers({ maximumFractionDigits: 2 });
  const exact = numbers({ maximumFractionDigits: 10 });
  const rupiah = numbers({
    style: 'currency',
    currency: 'IDR',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  });
  const percent = numbers({ style: 'percent', maximumFractionDigits: 0 });
  const rate = numbers({ maximumFractionDigits: 1 });
  const date = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const day = dates({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const month = dates({ month: 'long', year: 'numeric', timeZone: 'UTC' });
  const time = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const timeSeconds = dates({
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const megabytes = numbers({ maximumFractionDigits: 1 });
  const words = units[language];

  function sameDay(a: number, b: number): boolean {
    return startOfDay(a) === startOfDay(b);
  }

  return {
    /** 12345.6 → `12.345,6` */
    number: (value: number) => number.format(value),
    /** With every decimal it has: 0.001 → `0,001` */
    exact: (value: number) => exact.format(value),
    /** 2500 → `Rp 2.500` */
    rupiah: (value: number) => rupiah.format(value),
    /** 0.42 → `42%` */
    percent: (share: number) => percent.format(share),
    /** Lookups per second, one decimal. */
    rate: (perSecond: number) => rate.format(perSecond),
    /** `3 Nov 2026` */
    date: (at: number) => date.format(at),
    /** `14.05` */
    time: (at: number) => time.format(at),
    timeSeconds: (at: number) => timeSeconds.format(at),
    /** `14.05` today, `3 Nov 2026 14.05` else. */
    moment: (at: number, now: number = Date.now()) =>
      sameDay(at, now) ? time.format(at) : `${date.format(at)} ${time.format(at)}`,
    /** `3 Nov 2026 14.05` always. */
    dateTime: (at: number) => `${date.format(at)} ${time.format(at)}`,
    /** `1990-12-31` → `31 Desember 1990` */
    isoDate: (iso: string) => day.format(new Date(`${iso}T00:00:00Z`)),
    /** `2026-11` → `November 2026` */
    isoMonth: (iso: string) => month.format(new Date(`${iso}-01T00:00:00Z`)),
    /** Seconds as the two largest units: `2 jam 5 menit`. */
    duration: (seconds: number) => {
      const whole = Math.round(seconds);
      if (whole < 1) return words.less;
      const parts: [number, string][] = [
        [Math.floor(whole / 86_400), words.day],
        [Math.floor((whole % 86_400) / 3600), words.hour],
        [Math.floor((whole % 3600) / 60), words.minute],
        [whole % 60, words.second],
      ];
      const first = parts.findIndex(([amount]) => amount > 0);
      return parts
        .slice(first, first + 2)
        .filter(([amount]) => amount > 0)
        .map(([amount, unit]) => `${number.format(amount)} ${unit}`)
        .join(' ');
    },
    /** A forecast in seconds, no finer than it can be known: `29 menit`, `2 jam 5 menit`. */
    estimate: (seconds: number) => {
      const minutes = Math.ceil(seconds / 60);
      if (minutes < 60) return `${number.format(Math.max(1, minutes))} ${words.minute}`;
      const days = Math.floor(minutes / 1440);
      const hours = Math.floor((minutes % 1440) / 60);
      const rest = days > 0 ? [days, words.day, hours, words.hour] : [hours, words.hour, minutes % 60, words.minute];
      return rest[2] === 0 ? `${rest[0]} ${rest[1]}` : rest.join(' ');
    },
    milliseconds: (ms: number) => `${number.format(Math.round(ms))} ${words.milli}`,
    /** 1536 → `1,5 kB` */
    bytes: (bytes: number) =>
      bytes < 1000
        ? `${number.format(bytes)} B`
        : bytes < 1_000_000
          ? `${megabytes.format(bytes / 1000)} kB`
          : `${megabytes.format(bytes / 1_000_000)} MB`,
    /** `0812 3456 7890`: for reading aloud; never for copying. */
    phone: (digits: string) => digits.replace(/^(\d{4})(\d{4})(\d+)$/, '$1 $2 $3'),
    /** `3171 0141 0190 0001` */
    nik: (digits: string) => digits.replace(/(\d{4})(?=\d)/g, '$1 '),
  };
}

const byLanguage: Record<Language, Formats> = { id: formats('id'), en: formats('en') };

export function formatsOf(language: Language): Formats {
  return byLanguage[language];
}
