/** Problem codes and error codes as English sentences. */
import type { ErrorCode, OtherFileKind } from '../../../contract/errors.ts';
import type { ProblemCode } from '../../../contract/person.ts';

export const problemsEn: Record<ProblemCode, string> = {
  'nik-missing': 'NIK is missing',
  'nik-precision-lost': 'Excel has lost the last digit of the NIK: format the column as text and enter it again',
  'nik-scientific': 'NIK is written as 3.17E+15: format the column as text and enter it again',
  'nik-chars': 'NIK holds letters or signs that are no digits',
  'nik-length': 'NIK is not 16 digits (--accept-nik-length takes it)',
  'nik-date-impossible': 'the birth date in the NIK cannot exist (--accept-nik-date takes it)',
  'nik-serial-zero': 'the serial of the NIK is 0000, which is never given (--accept-nik-serial takes it)',
  'nik-one-digit': 'the NIK is one digit sixteen times (--accept-nik-serial takes it)',
  'phone-missing': 'phone number is missing',
  'phone-invalid': 'not a mobile number of Indonesia',
  'phone-landline': 'a landline, not a mobile number',
  'phone-scientific': 'phone number is written as 8.12E+11: format the column as text',
  'phone-chars': 'phone number holds letters or signs that are no digits',
  'cell-error': 'the cell holds an error',
  'formula-no-value': 'the formula has no value: open and save the file in Excel',
  'row-malformed': 'the line cannot be read',
  'name-missing': 'name is missing',
  'nik-cleaned': 'NIK was cleaned of spaces and signs',
  'nik-numeric-cell': 'NIK came from a number cell and is whole',
  'nik-region-unknown': 'region of the NIK is not known',
  'nik-dob-mismatch': 'birth date is not the one in the NIK',
  'nik-length-accepted': 'NIK is not 16 digits, accepted',
  'phone-cleaned': 'phone number was cleaned',
  'phone-zero-restored': 'the leading 0 of the phone number was restored',
  'phone-multiple': 'several numbers in one cell: the first valid mobile number is taken',
  'ec-nik-invalid': 'NIK of the contact is not valid and left out',
  'ec-same-phone': 'the contact has the customer’s own phone number',
  'ec-phone-invalid': 'phone number of the contact is not valid and left out',
  'ec-not-consented': 'the contact is left out: no consent (--ec-consent)',
  twin: 'asks the same as an earlier row and shares its answer',
  'same-nik-other-phone': 'same NIK with another phone number; skip the one no longer used',
  'same-phone-other-person': 'same phone number for another person',
  'hidden-row': 'the row is hidden in the workbook, taken all the same',
  'text-too-long': 'text is too long and was cut; see whether it was pasted by mistake',
  'formula-injection-risk': 'text begins like a formula',
  'date-impossible': 'a birth date that cannot exist; the row is taken',
  'date-ambiguous': 'a birth date whose day and month may have changed places',
  'row-short': 'the row has fewer cells than headings',
  'row-long': 'the row has more cells than headings',
  'other-sheet-not-read': 'another sheet also holds customers; import that sheet too (--sheet)',
  'rows-may-be-cut-off': 'the sheet is full to the last row Excel has: rows behind it may be missing',
  'row-skipped': 'left out by the operator',
  'nik-column-rounded':
    'so many NIKs of the column end in 0 that another program has rounded them (--accept-nik-rounded takes the list)',
  'phone-column-rounded':
    'so many numbers of the column end in 0 that another program has rounded them (--accept-phone-rounded takes the list)',
  edited: 'corrected before the import',
};

/** Of a file that is no list: what it is and what to do. */
export const otherFilesEn: Record<OtherFileKind, string> = {
  'lock-file':
    'This is only what an office program leaves beside an open workbook (~$…). Name the workbook itself, without ~$.',
  page: 'This is a web page without a table. Open it in Excel, save it as .xlsx, and try again.',
  xml: 'This is XML of another program. Open it in Excel, save it as .xlsx, and try again.',
  picture: 'This is a picture or a PDF, not a list. Ask for the list as an Excel file.',
  archive: 'This is an archive. Unpack it first, then name the list in it.',
  document: 'This is a document, not a spreadsheet. Copy its table into Excel and save that as .xlsx.',
  other: 'The file is not a spreadsheet. Save the list as .xlsx or .csv.',
};

export const readingEndedEn =
  'Reading this file was ended, perhaps for want of memory. Close other programs and try again, or save it as CSV.';

export const errorsEn: Record<ErrorCode, string> = {
  'invalid-input': 'A value is not valid. Run the command with --help to see what it takes.',
  'not-found': 'That is not there. `lists` and `history` show what is.',
  internal: 'Something went wrong inside the program. It is written to the log in the data folder.',
  closing: 'Sambung is closing. Start it again.',
  'data-dir-in-use': 'Another Sambung is using this data. Close it first, or use the window that is already open.',
  'store-missing': 'The database is missing or empty. `data` shows what is there and what to do next.',
  'store-gone':
    'The data folder was moved, deleted or replaced while this command ran. Put it back, then run it again.',
  'store-newer': 'This data was written by a newer Sambung. Update Sambung; the data is untouched.',
  'store-damaged': 'The stored data cannot be read. `data` shows what to do next; do not delete the old file.',
  'store-key-lost': 'The key that opens the stored data is lost. Put the same key back; `data` shows other ways.',
  'keyring-unavailable': 'The keyring that locked this data is not available here.',
  'passphrase-wrong': 'The passphrase is wrong. Correct SAMBUNG_PASSPHRASE and try again.',
  'disk-full': 'The disk is full. Free some space and try again; nothing stored is lost.',
  'disk-not-writable': 'The data folder cannot be written. Check its permissions.',
  'disk-io-error': 'The disk fails to read or write. Check the disk, then try again.',
  'store-locked': 'Another program has locked the database. Close that program, then try again.',
  'connection-unknown': 'There is no such connection. `connection list` shows the names.',
  'connection-name-taken': 'Another connection has this name. Choose another.',
  'connection-url-not-https': 'The base URL must begin with https://, except for an address on this machine.',
  'connection-url-invalid': 'The base URL is not a plain web address: no query, no fragment, no user name.',
  'connection-in-use': 'Checks still wait for this connection. Finish them with `run`, or `cancel` them first.',
  'connection-built-in':
    'Of the practice connection only pace, price and policies can be changed, and it cannot be deleted.',
  'connection-key-missing': 'The connection has no partner key. Set it with `connection set`.',
  'practice-list':
    'This is a practice list. With a real account its checks are paid for: say --from-practice if that is what you want.',
  'connection-kind-differs':
    'Practice answers are invented: what was begun with practice cannot go on with a real account, nor the other way round. Import the list again with the other --connection.',
  'file-empty': 'The file is empty.',
  'file-corrupt': 'The file is damaged. Open it in Excel, save it again, and try once more.',
  'file-encrypted': 'The file is protected with a password. Save it without one and try again.',
  'file-not-spreadsheet': 'The file is not a spreadsheet. Save the list as .xlsx or .csv.',
  'file-too-large': 'The file is too large. Split it into smaller ones.',
  'xml-dtd-forbidden': 'The file holds definitions no spreadsheet needs and is refused. Save it again in Excel.',
  'no-data-rows': 'The file has no rows below its heading.',
  'no-usable-column': 'No column looks like NIK and phone. Name them with --map nik="…" --map phone="…".',
  'file-unknown': 'That file is no longer known. Run the command again.',
  'file-not-readable': 'The file is not there or cannot be read. Check the path.',
  'file-not-writable': 'The report cannot be written there. Check the folder, and close the file where it is open.',
  'sheet-unknown': 'The workbook has no sheet of that name.',
  'column-unknown': 'The file has no such column. `import FILE --dry-run` shows the columns.',
  'columns-uncertain':
    'Headings and cells do not tell for certain which column is whose. Look at the file and say it with --map, for example --map phone=D.',
  'import-timeout':
    'The file took too long to read. If it is small it may be damaged: open it in Excel and save it again. If it is large, split it into several files.',
  'import-cancelled': 'The import was stopped. Nothing was stored.',
  'dialogs-unavailable': 'There are no file dialogs here.',
  'draft-unknown': 'This file was closed meanwhile. Open it again; your repairs are kept.',
  'draft-mends-nothing': 'This is not the problems file of a list that is here. Import it as a new list.',
  'mapping-unknown': 'That column layout is not there any more. Choose another.',
  'nik-column-rounded':
    'So many NIKs end in 0 that Excel has probably rounded them: the answers would be about other people. Ask for the list with the NIK as text, or compare it with the KTPs and say --accept-nik-rounded.',
  'phone-column-rounded':
    'So many phone numbers end in 0 that another program has probably rounded them: the answers would be about other people. Ask for the list with the numbers as text, or compare it and say --accept-phone-rounded.',
  'person-invalid': 'The person cannot be asked about: correct what is named.',
  'lookup-not-in-that-state': 'The check is not in a state where this can be done.',
  'charge-already-known': 'What it cost is known already, so nothing was changed. `charges` shows it.',
  'no-sequence-column':
    'The invoice has no column of sequence ids. Ask the provider for one that lists every call with its sequence id.',
  'reader-stopped': 'The reading process stopped. Try again, or save the file as .csv.',
};
