/**
 * Reads from standard input what must not be an argument, where every process of the machine can read it: a person to
 * look up, or what to search for. A person at a terminal types it and ends with Ctrl+D (Windows: Ctrl+Z, Enter).
 */
import { z } from 'zod';
import { personFields } from '../../../contract/person.ts';
import { wrongPeopleUsage, wrongUsage } from './failure.ts';
import type { Terminal } from './terminal.ts';

export type Input = AsyncIterable<Buffer | string>;

/** A person has some hundred characters; more is a file piped by mistake. */
const mostBytes = 64 * 1024;

/** All of it. Errors: wrong usage where there is too much. */
async function readAll(terminal: Pick<Terminal, 'note' | 'texts' | 'interactive'>, input: Input): Promise<string> {
  if (terminal.interactive) terminal.note(terminal.texts.main.notes.typeInput);
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of input) {
    const chunk = Buffer.from(piece);
    bytes += chunk.length;
    if (bytes > mostBytes) throw wrongUsage((usage) => usage.inputTooLong);
    pieces.push(chunk);
  }
  // Windows' shells begin what they pipe with a byte order mark, which is a blank to `trim`.
  return Buffer.concat(pieces).toString('utf8').trim();
}

/** Text alone: of a number JSON loses the leading zero of a phone, and programs the last digits of a NIK. */
const value = z.string();
const personSchema = z.strictObject({
  nik: value,
  phone: value,
  name: value.optional(),
  ecNik: value.optional(),
  ecPhone: value.optional(),
  ecName: value.optional(),
});
export type GivenPerson = z.infer<typeof personSchema>;

/** One JSON object; its fields in any spelling of the options: `ecNik`, `ec-nik`. What it holds is in no message. */
export async function readPerson(
  terminal: Pick<Terminal, 'note' | 'texts' | 'interactive'>,
  input: Input,
): Promise<GivenPerson> {
  const given = parsedObject(await readAll(terminal, input));
  if (given === null) throw wrongUsage((usage) => usage.notAPerson);
  const named = Object.entries(given).map(
    ([name, of]) => [fieldOf(name) ?? name, of === null ? undefined : of] as const,
  );
  const parsed = personSchema.safeParse(Object.fromEntries(named));
  if (!parsed.success || new Set(named.map(([name]) => name)).size < named.length) {
    throw wrongUsage((usage) => usage.notAPerson);
  }
  return parsed.data;
}

const whomSchema = z.strictObject({ nik: value.optional(), phone: value.optional() });

/** One JSON object that says whom a command is about, by NIK or phone. What it holds is in no message. */
export async function readWhomObject(
  terminal: Pick<Terminal, 'note' | 'texts' | 'interactive'>,
  input: Input,
): Promise<z.infer<typeof whomSchema>> {
  const parsed = whomSchema.safeParse(parsedObject(await readAll(terminal, input)));
  if (!parsed.success) throw wrongPeopleUsage(({ notWhom }) => notWhom);
  return parsed.data;
}

function parsedObject(text: string): object | null {
  try {
    const given: unknown = JSON.parse(text);
    return typeof given === 'object' && given !== null && !Array.isArray(given) ? given : null;
  } catch {
    return null;
  }
}

function fieldOf(name: string): string | undefined {
  const plain = name.replace(/[\s_-]/g, '').toLowerCase();
  return personFields.find((field) => field.toLowerCase() === plain);
}

/** Its first line. Errors: wrong usage where there is none. */
export async function readSearch(
  terminal: Pick<Terminal, 'note' | 'texts' | 'interactive'>,
  input: Input,
): Promise<string> {
  const [line = ''] = (await readAll(terminal, input)).split(/\r?\n/, 1);
  if (line === '') throw wrongUsage((usage) => usage.nothingToSearch);
  return line;
}
