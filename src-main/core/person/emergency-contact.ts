/**
 * Checks the emergency contact of a row. Without the contacts' consent none of it is kept (indonesia.md, POJK 22/2023).
 */
import type { Person } from '../../contract/person.ts';
import type { Cell } from '../spreadsheet/cell.ts';
import { type Accepts, type Checked, type Finding, hasFault, note, warning } from './finding.ts';
import { checkName } from './name.ts';
import { checkNik } from './nik.ts';
import { checkPhone } from './phone.ts';

export type EmergencyCells = { ecNik: Cell; ecPhone: Cell; ecName: Cell };
export type EmergencyContact = Pick<Person, 'ecNik' | 'ecPhone' | 'ecName'>;

const none: EmergencyContact = { ecNik: null, ecPhone: null, ecName: null };

/** Never keeps a row out: what cannot be used is left out and reported. */
export function checkEmergencyContact(
  cells: EmergencyCells,
  choices: { ecConsent: boolean; accepts: Accepts },
): { contact: EmergencyContact; findings: Finding[] } {
  const present = [cells.ecNik, cells.ecPhone, cells.ecName].some((cell) => !holdsNothing(cell));
  if (!present) return { contact: none, findings: [] };
  if (!choices.ecConsent) return { contact: none, findings: [note(null, 'ec-not-consented')] };

  const nik = leftOut(
    holdsNothing(cells.ecNik) ? null : checkNik(cells.ecNik, 'ecNik', choices.accepts),
    warning('ecNik', 'ec-nik-invalid'),
  );
  const phone = leftOut(
    holdsNothing(cells.ecPhone) ? null : checkPhone(cells.ecPhone, 'ecPhone'),
    warning('ecPhone', 'ec-phone-invalid'),
  );
  const name = checkName(cells.ecName, 'ecName');
  return {
    contact: { ecNik: nik.value, ecPhone: phone.value, ecName: name.value },
    findings: [...nik.findings, ...phone.findings, ...name.findings],
  };
}

/**
 * By the NIK, and of a contact without one by the number. `restricted`: NIKs of people whom nobody asks about, and their numbers.
 * Of a stored row: `contactIsRestricted` (lookups/restricted-people.ts).
 */
export function isRestrictedContact({ ecNik, ecPhone }: EmergencyContact, restricted: ReadonlySet<string>): boolean {
  return ecNik !== null ? restricted.has(ecNik) : ecPhone !== null && restricted.has(ecPhone);
}

/** Blank, or a dash or a dot for nothing. */
function holdsNothing(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && !/[\p{L}\p{N}]/u.test(cell));
}

/** An error becomes one warning: the field is left out, the row stays. */
function leftOut(checked: Checked<string> | null, instead: Finding): Checked<string> {
  if (!checked) return { value: null, findings: [] };
  return hasFault(checked.findings) ? { value: null, findings: [instead] } : checked;
}
