/** What the command line says of one person, in English. */
export const peopleEn = {
  commands: {
    person: 'Everything that was ever asked about one person, and what was answered over time.',
    export: 'Writes everything held about one person to a file, for that person. It is written down in the access log.',
  },
  options: {
    nik: 'the person’s NIK',
    phone: 'a phone number: whoever was asked about with it last',
    out: 'file to write: .xlsx for people, .json for programs',
    stdin: 'read them from standard input: one JSON object { nik, phone }; the NIK decides where both are there',
  },
  usage: {
    nobody: 'Say whom: --nik or --phone, or --stdin.',
    twice: 'Say the person either by --stdin, by --nik or by --phone.',
    badOut: '--out must end in .xlsx or .json.',
    notWhom: 'Standard input must be one JSON object, its values text: {"nik": "…"} or {"phone": "…"}.',
  },
  said: {
    exported:
      'Everything held about the person is written. It is personal data: give it only to whoever is entitled to it.',
  },
  words: {
    since: 'Since',
    mark: 'Note',
    before: 'Before',
    after: 'Now',
    what: 'What',
  },
};
