/** What the command line says of forecasts, caps, the ledger and invoices, in English. `money-id.ts` has the same keys. */
import { chargeWords } from '../../../words/charges.ts';

export const moneyEn = {
  commands: {
    forecast: 'What a list will cost at most, and how long it takes. Sends nothing.',
    start: 'Releases a list that waits: the next `run`, or the window, sends it.',
    move: 'What is left of a list goes through another connection from now on.',
    askAgain: 'Asks the provider again where an earlier paid answer was reused.',
    charges: 'The ledger: what was paid, by day, month, list or connection; or all of it as a file.',
    invoice: "Lays the provider's invoice beside the ledger and settles what was unknown.",
  },
  options: {
    dailyCap: 'rupiah per day, at most; none: no cap',
    monthlyCap: 'rupiah per calendar month, at most; none: no cap',
    askAgain: 'ask the provider also where an earlier answer is already paid for',
    samePerson:
      'people who were asked with another name or contact: ask (default), leave-out, or reuse the fuller answer',
    maxCost: 'send nothing if it could cost more than so many rupiah',
    yes: 'do not ask before paid calls are sent',
    orderDryRun: 'only say what it would cost; change nothing',
    fromPractice: 'a practice list may go to a real account, where its checks are paid for',
    to: 'name of the connection that takes over',
    lookup: 'number of the check, as `history` shows it',
    by: 'day, month, list or connection (default month)',
    from: 'from that day on: YYYY-MM-DD',
    until: 'up to and including that day: YYYY-MM-DD',
    outLedger: 'file to write the ledger to: .xlsx or .csv',
    invoiceFile: "the provider's invoice: .xlsx or .csv with a column of sequence ids",
    invoiceList: 'list the invoices that were imported',
    exportInvoice: 'write the lines of that invoice that the provider is to be asked about; with --out',
    outDisputed: 'file for the lines to ask the provider about: .xlsx or .csv',
    takeBack: 'take back the invoice of that number, with everything it settled',
  },
  usage: {
    notACap: (option: string, most: number) => `${option} must be rupiah above 0, at most ${most}, or none.`,
    notADay: (option: string) => `${option} must be a day: YYYY-MM-DD.`,
    fromAfterTo: '--from must not be after --to.',
    listOrLookup: 'Say either --list or --lookup.',
    lookupUnknown: 'There is no check of that number. `history` shows the numbers.',
    oneInvoiceAction: 'Say one of the four: an invoice file, --list, --export, or --take-back.',
    exportNeedsOut: '--export needs --out FILE, and --out an invoice file or --export.',
    invoiceNeedsConnection: 'Say with --connection whose invoice this is.',
    invoiceUnknown: 'There is no invoice of that number. `invoice --list` shows the numbers.',
  },
  words: {
    forecast: 'Forecast',
    besides: 'Without paying',
    spent: 'Spent',
    dailyCap: 'Daily cap',
    monthlyCap: 'Monthly cap',
    price: 'Price',
    noPrice: 'not set',
    priceNotSet: chargeWords.en.priceNotSet,
    practice: chargeWords.en.practice,
    practiceSpent: 'practice, nothing is paid',
    todayFinal: (n: string) => `${n} done`,
    notCertain: (rupiah: string) => `${rupiah} of it not certain`,
    withoutPrice: (n: string) => `${n} whose price is not set`,
    today: 'Today',
    month: 'This month',
    by: { day: 'Day', month: 'Month', list: 'List', connection: 'Connection' },
    charged: chargeWords.en.charge.charged,
    free: chargeWords.en.charge.free,
    unknown: chargeWords.en.charge.unknown,
    rupiah: 'Rupiah',
    rupiahUnknown: 'If those not certain were charged',
    all: 'All',
    invoice: 'Invoice',
    period: 'Period',
    lines: 'Lines',
  },
  forecast: {
    nothing: 'nothing to send',
    free: (calls: string, time: string) => `at most ${calls} calls, free of charge, about ${time}`,
    noPrice: (calls: string, time: string) =>
      `at most ${calls} paid calls, about ${time}; price not set: set it with \`connection set --price\``,
    paid: (calls: string, rupiah: string, time: string) =>
      `at most ${calls} paid calls, at most ${rupiah}, about ${time}`,
    reused: (n: string, age: string) => `${n} reused from history (oldest answer ${age})`,
    twins: (n: string) => `${n} duplicates`,
    shared: (n: string) => `${n} wait for the same question elsewhere`,
    restricted: (n: string) => `${n} restricted: neither asked nor reported`,
    restrictedContacts: (n: string) => `${n} asked without an emergency contact who is restricted`,
    leftOut: (n: string) => `${n} left out: asked with another name or contact`,
    paidBefore: (n: string) => `${n} of the calls may have been paid for before`,
    rejected: (n: string) => `${n} rejected`,
    otherEarlier: (n: string, age: string | null) =>
      `${n} of these were asked before with another name or contact${age === null ? '' : ` (oldest answer ${age})`}.`,
    otherInList: (n: string) =>
      `${n} of these are about a NIK and phone that another row of the list asks about as well.`,
    otherChoice: (calls: string, reusable: string, rupiah: string | null) =>
      `Asking them is ${calls} calls${rupiah === null ? '' : `, at most ${rupiah}`}. --same-person leave-out: ask none of them; --same-person reuse: answer ${reusable} from the fuller answer.`,
    spentOf: (spent: string, cap: string) => `${spent} of ${cap} spent`,
    fits: (n: string) => `${n} of these calls fit now; the rest waits and goes on later`,
    fitsAll: 'all of these calls fit',
    resends:
      'Calls whose answer is lost on the way are sent again there, and may be paid again each time (--in-doubt resend).',
    question: (calls: string, rupiah: string) => `Send up to ${calls} paid calls for at most ${rupiah}? [y/N] `,
    tooDear: (rupiah: string, most: string) =>
      `Nothing was sent: it could cost ${rupiah}, and --max-cost allows ${most}.`,
    maxCostHoldsNothing: (name: string) =>
      `"${name}" has no price, so --max-cost cannot hold it: set \`connection set --price\`.`,
    declined: 'Nothing was sent.',
    later: (list: number) => `The list is kept and waits. Later: run --list ${list}`,
    laterAll: 'Everything is kept and waits. Later: run',
    age: (days: number) => (days < 1 ? 'less than a day old' : days === 1 ? '1 day old' : `${days} days old`),
  },
  caps: {
    daily: (name: string, spent: string, cap: string, when: string) =>
      `Daily cap of "${name}" reached: ${spent} of ${cap} spent, and the next call could cross it. \`run\` goes on from ${when}; sooner after \`connection set --name "${name}" --daily-cap N\`.`,
    monthly: (name: string, spent: string, cap: string, when: string) =>
      `Monthly cap of "${name}" reached: ${spent} of ${cap} spent, and the next call could cross it. \`run\` goes on from ${when}; sooner after \`connection set --name "${name}" --monthly-cap N\`.`,
    of: (spent: string, cap: string) => `${spent} of ${cap}`,
    withoutPrice: 'A cap stops nothing without a price: set it with --price.',
  },
  orders: {
    askedOtherwise: (days: string) =>
      `This NIK and phone were answered for before, with another name or contact (${days}). This check is paid for once more.`,
    upTo: (rupiah: string) => `up to ${rupiah}`,
    resend: (n: string, twice: string, cost: string) => `Sending ${n} again; ${twice} may be paid twice, ${cost}.`,
    wouldResend: (n: string, twice: string, cost: string) =>
      `${n} would be sent again; ${twice} may be paid twice, ${cost}. Nothing was changed.`,
    resendPractice: (n: string) => `Sending ${n} again; this is practice, nothing is paid.`,
    wouldResendPractice: (n: string) =>
      `${n} would be sent again; this is practice, nothing is paid. Nothing was changed.`,
    wouldClose: (n: string) => `${n} would be closed as failed; what they cost stays unknown. Nothing was changed.`,
    askAgain: (n: string, cost: string) => `Asking ${n} again although paid for before, ${cost}.`,
    wouldAskAgain: (n: string, cost: string) =>
      `${n} would be asked again although paid for before, ${cost}. Nothing was changed.`,
    askAgainPractice: (n: string) => `Asking ${n} again; this is practice, nothing is paid.`,
    wouldAskAgainPractice: (n: string) =>
      `${n} would be asked again; this is practice, nothing is paid. Nothing was changed.`,
    asked: (n: string) => `${n} queued again. Next: run`,
    started: 'The list is started. Next: run',
    startedBefore: 'The list was started before. `ask-again --list ID` asks again what was reused.',
    moved: (n: string, name: string) => `${n} that wait go through "${name}" from now on.`,
    elsewhere: 'waits for another list',
    waitElsewhere: (n: string) =>
      `${n} wait for the same question in another list: \`run\` that one, or decide about it with \`resolve\`.`,
    waitsElsewhere: (lists: string) =>
      `Rows wait for the same question in another list (${lists}): run or resolve that one.`,
  },
  practiceAnswers: (n: number) => `${n} practice ${n === 1 ? 'answer' : 'answers'}, nothing paid`,
  charges: {
    none: 'Nothing was sent in that time.',
    written: (rows: string) => `The ledger is written: ${rows} rows.`,
    restNotShown: (n: string) => `Only the first ${n} are shown; the sum is of all.`,
  },
  invoice: {
    agrees: 'charged here and there',
    settledCharged: 'unknown before, now charged',
    settledFree: 'unknown before, now free',
    billedThoughFree: 'billed, but free here',
    notOurs: 'billed, but not ours',
    repeated: 'billed more than once',
    notBilled: 'charged here, not billed',
    stillUnknown: 'still unknown',
    billed: 'Billed',
    ours: 'By the ledger',
    disputed: 'Disputed',
    notOver: (until: string, calls: string) =>
      `That time was not over when the invoice came: it is judged up to ${until}. Charged calls after that on no invoice yet: ${calls}.`,
    skipped: (n: string) =>
      `${n} rows of the file were not counted as lines: no sequence id, and no time that can be read.`,
    written: (rows: string) => `The lines to ask about are written: ${rows} rows.`,
    allAgrees: 'Everything agrees.',
    look: 'What does not agree is worth a question to the provider. `charges --out F.xlsx` marks each call.',
    lines: 'Lines to ask the provider about:',
    takenBack: 'The invoice is taken back, with everything it settled.',
    none: 'There is no invoice yet. `invoice FILE --connection NAME` matches one with the ledger.',
  },
};
