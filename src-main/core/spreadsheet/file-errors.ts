/** Why the bytes of a file are not read. */
import { CoreError } from '../kernel/errors.ts';

export function corrupt(message: string): CoreError {
  return new CoreError('file-corrupt', `The file is damaged. ${message}`);
}
export function encrypted(): CoreError {
  return new CoreError('file-encrypted', 'The file is protected with a password. Save it without one.');
}
export function tooLarge(): CoreError {
  return new CoreError('file-too-large', 'The file holds more than this program reads at once. Split it.');
}
