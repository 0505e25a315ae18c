/** What the command line says of one person, in English. */
export const peopleEn = {
  commands: {
    person: 'Everything that was ever asked about one person, and what was answered over time.',
  },
  options: {
    nik: 'the person’s NIK',
    phone: 'a phone number: whoever was asked about with it last',
    stdin: 'read them from standard input: one JSON object { nik, phone }; the NIK decides where both are there',
  },
  usage: {
    nobody: 'Say whom: --nik or --phone, or --stdin.',
    twice: 'Say the person either by --stdin, by --nik or by --phone.',
    notWhom: 'Standard input must be one JSON object, its values text: {"nik": "…"} or {"phone": "…"}.',
  },
  words: {
    since: 'Since',
    mark: 'Note',
    before: 'Before',
    after: 'Now',
    what: 'What',
  },
};
