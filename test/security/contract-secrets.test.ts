/** No call and no event has a place where a key could come out: the promise is held by the types, and here by the names. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { events } from '../../src-main/contract/events.ts';
import { calls } from '../../src-main/contract/index.ts';

const secretive = /key(?!ring)|secret|passw|passphrase|token|credential/i;

/** Every property name of a schema, with the way to it. */
function fields(schema: z.ZodType): string[] {
  const found: string[] = [];
  const walk = (node: unknown, way: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, value] of Object.entries(node)) {
      if (name === 'properties') {
        for (const [property, inner] of Object.entries(value as object)) {
          found.push(`${way}.${property}`);
          walk(inner, `${way}.${property}`);
        }
      } else {
        walk(value, way);
      }
    }
  };
  walk(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }), '');
  return found;
}

/** The one call that makes a secret for the person who asked, shown once. */
const maker = 'recoveryKey.make';

test('one call alone returns a secret: the one that makes it, in one field', () => {
  expect(fields(calls[maker].output).filter((field) => secretive.test(field))).toEqual(['.key']);
  // A query's answer would be kept by the window, and read again.
  expect(calls[maker].kind).toBe('command');
});

test.each(Object.entries(calls).filter(([name]) => name !== maker))(
  '%s answers without a field for a secret',
  (_, call) => {
    expect(fields(call.output).filter((field) => secretive.test(field))).toEqual([]);
  },
);

test.each(Object.entries(events))('%s tells without a field for a secret', (_, schema) => {
  expect(fields(schema).filter((field) => secretive.test(field))).toEqual([]);
});

test('a proxy’s password goes in by the connection’s calls alone, its test included', () => {
  const takers = Object.entries(calls).filter(([, call]) => fields(call.input).some((field) => /passw/i.test(field)));
  expect(
    takers
      .map(([name]) => name)
      .filter((name) => name.startsWith('connections.'))
      .sort(),
  ).toEqual(['connections.create', 'connections.test', 'connections.update']);
});

test('the two calls that take a key are the only ones', () => {
  const takers = Object.entries(calls).filter(([, call]) =>
    fields(call.input).some((field) => /partnerKey/.test(field)),
  );
  expect(takers.map(([name]) => name).sort()).toEqual(['connections.create', 'connections.update']);
});
