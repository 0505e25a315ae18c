/**
 * The whole contract as JSON schema, so that no change of a call or an event goes unseen. A wanted one is written down by
 * `npm run --silent test:unit -- test/contract/schema.test.ts -u`.
 */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { events } from '../../src-main/contract/events.ts';
import { calls } from '../../src-main/contract/index.ts';
import { goldenJson } from '../fakes/golden.ts';

test('every call and every event promises what the golden file says', async () => {
  const contract = {
    // What a caller may pass, and what a caller can count on.
    calls: map(calls, ({ kind, input, output }) => ({
      kind,
      input: jsonSchema(input, 'input'),
      output: jsonSchema(output, 'output'),
    })),
    events: map(events, (payload) => jsonSchema(payload, 'output')),
  };
  await expect(goldenJson(contract, { sorted: true })).toMatchFileSnapshot('goldens/contract-schema.json');
});

function map<T, U>(named: Record<string, T>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, change(value)]));
}

/** Shared parts stand wherever they are used: how the contract's own files share them is no promise. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...found } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema: json }) {
      const { def } = zodSchema._zod;
      json.required?.sort();
      if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
      if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
      // JSON schema cannot say them: at least that they are there.
      if (def.type === 'pipe' || def.type === 'transform' || def.type === 'custom') json['x-zod'] = def.type;
      const own = (def.checks ?? []).filter(({ _zod }) => ['custom', 'overwrite'].includes(_zod.def.check));
      if (own.length > 0) json['x-zod-checks'] = own.map(({ _zod }) => _zod.def.check);
    },
  });
  return found;
}
