/** How many people a page of a printed visit list holds. Invented people, of a real account's list. */
import { expect, it } from 'vitest';
import { createPdfFile } from '../../../../src-main/core/pdf/pdf-file.ts';
import type { FieldSheet, SheetPerson } from '../../../../src-main/core/reports/field/field-columns.ts';
import { createVisitCards, visitPaper } from '../../../../src-main/core/reports/field/visit-card.ts';
import { readPrinted } from '../../../fakes/printed-file.ts';

const kept = (['Alamat', 'Tunggakan', 'Jatuh tempo'] as const).map((heading) => ({
  ...{ heading, shownAs: heading },
  kind: heading === 'Tunggakan' ? ('rupiah' as const) : ('text' as const),
}));

/** `reason`, `stepReason`: of verdicts that most people of a list have. */
function person(order: number, reason: string, stepReason: string, kind: string): SheetPerson {
  const phone = `0812${String(order).padStart(8, '0')}`;
  const verdict = { kind, reason, nextStep: 'call-this-number', stepReason, stepFacts: { numbers: 2, days: 3 } };
  return {
    ...{
      order,
      call: phone,
      code: `SB${order}-5-38QVRKZM8A3S-HW8V3S`,
      ageDays: 3,
      numbers: [],
      outcome: null,
      rank: 0,
    },
    row: { name: `Orang Rekaan Sekali ${order}`, nik: '3201010101950016', phone, ec_consent: 0, list_name: 'Uji' },
    item: { verdict, answer: null, answeredAt: 0 },
    opening: {
      basis: 'address',
      window: {
        ...{ from: 0, until: 0, open: false, day: '2026-12-01', weekday: 2, today: false },
        ...{ opens: '08:00', closes: '20:00', clock: 'WIB', holidaysKnown: true },
      },
    },
    kept: ['Jl. Melati Raya 12, Bogor Timur', 1_500_000, '2026-11-11'],
  } as unknown as SheetPerson;
}

it.each(['id', 'en'] as const)('five ordinary people or more stand on a page (%s)', async (language) => {
  const sheet: FieldSheet = {
    ...{ language, nik: 'masked', practice: false, withContacts: false, severalLists: false, kept, without: [] },
  };
  const file = createPdfFile(visitPaper(sheet, 'Cabang Rekaan – Nasabah Uji', 0), null);
  const cardOf = createVisitCards(sheet);
  const people = Array.from({ length: 20 }, (_, index) =>
    index % 2
      ? person(index + 1, 'recent-and-frequent', 'number-linked', 'reachable')
      : person(index + 1, 'recent-only', 'number-linked', 'likely'),
  );
  file.add(people.map(cardOf));
  const { pages } = await readPrinted(Buffer.concat([...file.pieces([])]));
  expect(pages.map(({ text }) => text.match(/Orang Rekaan Sekali/g)?.length ?? 0)).toEqual([5, 5, 5, 5]);
});
