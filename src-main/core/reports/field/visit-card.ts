/** A person of a field report on paper: the same facts as in the sheet's row, on a card with room to tick and to write. */
import { localMinute } from '../../../contract/calendar.ts';
import { outcomeKinds } from '../../../contract/outcomes.ts';
import type { OptionalColumn } from '../../../contract/reports.ts';
import { contactText, fieldReportWords } from '../../../words/field-report.ts';
import { fieldWords } from '../../../words/fields.ts';
import { labelWords } from '../../../words/labels.ts';
import { outcomeWords } from '../../../words/outcomes.ts';
import { relationText, stepReasonText, verdictWords } from '../../../words/verdicts.ts';
import { workbookWords } from '../../../words/workbook.ts';
import type { Card, Paper, Paragraph, Run, Sign } from '../../pdf/pdf-model.ts';
import { textOf } from '../../spreadsheet/write/model/cell-text.ts';
import type { SheetCell } from '../../spreadsheet/write/model/sheet-cell.ts';
import type { Tone } from '../../spreadsheet/write/model/workbook-model.ts';
import { verdictTones } from '../verdict-tones.ts';
import { callLinks } from './call-links.ts';
import { type FieldSheet, lastOutcome, otherNumbers, type SheetPerson, shownNik } from './field-columns.ts';
import type { KeptColumn } from './kept-columns.ts';

const signs: Readonly<Record<Tone, Sign>> = {
  good: 'full',
  likely: 'half',
  doubt: 'empty',
  bad: 'cross',
  unknown: 'question',
};

/** To be dialled from a sheet of paper in bad light. */
const callSize = 19;
const stepSize = 11.5;

export function createVisitCards(sheet: FieldSheet): (person: SheetPerson) => Card {
  const { language, practice, severalLists } = sheet;
  const has = (name: OptionalColumn) => !sheet.without.includes(name);
  const words = fieldReportWords[language];
  const labels = labelWords[language];
  const fields = fieldWords[language];
  const verdicts = verdictWords[language];

  function lines(person: SheetPerson): Paragraph[] {
    const { verdict } = person.item;
    const kind = practice ? `${labels.practiceMark}: ${verdicts.kind[verdict.kind]}` : verdicts.kind[verdict.kind];
    const reasons = [verdicts.reason[verdict.reason], stepReasonText(language, verdict)].filter(Boolean).join(' ');
    return [
      [{ text: `${kind}. `, bold: true, size: stepSize }, ...(has('reason') ? [{ text: reasons }] : [])],
      [{ text: verdicts.nextStep[verdict.nextStep], bold: true, size: stepSize }],
      number(person),
      labelled(words.headings.contactWindow, contactText(language, person.opening)),
      ...(has('otherNumbers') ? optional(words.headings.otherNumbers, otherNumbers(person, language)) : []),
      ...(has('lastOutcome') ? optional(words.headings.lastOutcome, lastOutcome(person, language)) : []),
      ...contact(person),
    ];
  }

  function number({ call }: SheetPerson): Paragraph {
    const links = call === null ? null : callLinks(call);
    if (call === null || links === null) return [{ text: words.paper.noNumber, bold: true }];
    const { tel, whatsapp, operator } = links;
    return [
      { text: inGroups(call), bold: true, size: callSize, link: tel },
      ...(operator === null || !has('operator') ? [] : [{ text: `  ${operator}` }]),
      ...(whatsapp === null || !has('whatsapp')
        ? []
        : [{ text: '  ' }, { text: words.headings.whatsapp, link: whatsapp }]),
    ];
  }

  /** Only of contacts who have consented, and to be called only where the step says so (POJK 22/2023). */
  function contact({ row, item: { verdict, answer } }: SheetPerson): Paragraph[] {
    if (row.ec_consent !== 1 || (!row.ec_name && !row.ec_phone)) return [];
    const links =
      verdict.nextStep === 'ask-emergency-contact' && row.ec_phone !== null ? callLinks(row.ec_phone) : null;
    const relation =
      answer?.emergency && has('relation') ? ` (${relationText(language, answer.emergency.relation)})` : '';
    return [
      [
        { text: `${labels.emergency}: `, bold: true },
        { text: `${row.ec_name ?? ''}${relation} ` },
        ...(row.ec_phone === null
          ? []
          : [links === null ? { text: row.ec_phone } : { text: inGroups(row.ec_phone), bold: true, link: links.tel }]),
      ],
    ];
  }

  function facts({ row, call, code, ageDays, kept }: SheetPerson): Paragraph[] {
    const who: [string, string][] = [
      [fields.nik, shownNik(row.nik, sheet.nik)],
      // Said once where it is the one to call.
      ...(call === row.phone ? [] : [[fields.phone, row.phone] as [string, string]]),
      ...(ageDays === null || !has('answerAge')
        ? []
        : [[words.headings.answerAge, String(ageDays)] as [string, string]]),
      ...(severalLists ? [[labels.list, row.list_name] as [string, string]] : []),
      [words.paper.code, code],
    ];
    const chosen = sheet.kept.flatMap((column, index): [string, string][] => {
      const text = keptText(column, kept[index] ?? null);
      return text === '' ? [] : [[column.shownAs, text]];
    });
    return [inRow(chosen), inRow(who)].filter((paragraph) => paragraph.length > 0);
  }

  return (person) => ({
    number: person.order,
    title: person.row.name?.trim() || words.paper.noName,
    sign: signs[verdictTones[person.item.verdict.kind]],
    lines: lines(person),
    facts: facts(person),
  });

  function keptText({ kind }: KeptColumn, cell: SheetCell): string {
    if (typeof cell === 'number' && kind === 'rupiah') return `Rp ${cell.toLocaleString('id')}`;
    return textOf(cell).trim();
  }
}

/** `what`: the list, or whose it is and the list. `now`: milliseconds since the epoch. */
export function visitPaper({ language, practice }: FieldSheet, what: string, now: number): Paper {
  const { sheets, cover, paper } = fieldReportWords[language];
  return {
    language,
    heading: `${sheets.people}: ${what}`,
    mark: practice ? cover.practice : null,
    madeAt: localMinute(now),
    createdAt: now,
    pages: workbookWords[language].footer.pages,
    form: {
      title: paper.tick,
      boxes: outcomeKinds.map((kind) => outcomeWords[language].kind[kind]),
      rows: [
        [
          { label: paper.foundOn, share: 0.45 },
          { label: paper.agent, share: 0.55 },
        ],
        [
          { label: paper.promiseDate, share: 0.54 },
          { label: paper.promiseAmount, share: 0.46 },
        ],
        [{ label: paper.note, share: 1 }],
      ],
    },
    continued: paper.continued,
    unprintable: paper.unprintable,
  };
}

/** `0812 3456 7890`: as it is read aloud. */
function inGroups(phone: string): string {
  return phone.replace(/(\d{4})(?=\d)/g, '$1 ');
}

function labelled(label: string, text: string): Paragraph {
  return [{ text: `${label}: `, bold: true }, { text }];
}

function optional(label: string, text: SheetCell): Paragraph[] {
  return text === null || text === '' ? [] : [labelled(label, textOf(text))];
}

/** Labels with what they are, one behind the other. */
function inRow(pairs: readonly (readonly [string, string])[]): Run[] {
  return pairs.flatMap(([label, text], index) => [
    ...(index === 0 ? [] : [{ text: ' · ' }]),
    { text: `${label}: `, bold: true },
    { text },
  ]);
}
