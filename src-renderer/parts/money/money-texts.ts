/** Words of prices and costs that stand in more than one place; those of a charge are in src-main/words/charges.ts. */
import { defineTexts } from '../../i18n/texts.ts';

export const moneyTexts = defineTexts('money', {
  id: {
    free: 'Gratis',
    each: '{{rupiah}} per jawaban',
    choice: '{{name}} ({{price}})',
    practiceChoice: '{{name}} (rekaan, gratis)',
    calls: '{{count}} pengecekan',
    costAtMost: 'Biaya paling banyak',
    twiceNone: 'Tidak ada',
    twiceAtMost: '{{count}} pengecekan, paling banyak {{rupiah}}',
  },
  en: {
    free: 'Free',
    each: '{{rupiah}} per answer',
    choice: '{{name}} ({{price}})',
    practiceChoice: '{{name}} (made up, free)',
    calls: { one: '{{count}} call', other: '{{count}} calls' },
    costAtMost: 'Cost at most',
    twiceNone: 'None',
    twiceAtMost: { one: '{{count}} call, {{rupiah}} at most', other: '{{count}} calls, {{rupiah}} at most' },
  },
});
