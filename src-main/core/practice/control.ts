/** Controls the simulated provider from another process, for scripts and crash tests. It listens on loopback only. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { type Practice, practiceCalls } from '../../contract/practice.ts';
import type { LedgerEntry } from './ledger.ts';
import { jsonHeaders, type Reply } from './replies.ts';
import { createLoopbackServer, readWhole, sendReply } from './server.ts';

type Steering = z.output<(typeof practiceCalls)['practice.steer']['input']>;

export type Steered = {
  state(): Practice;
  steer(steering: Steering): Promise<Practice>;
  ledger(after: number, limit: number): LedgerEntry[];
};

export type Control = {
  /** `controlToken`, as `authorization: Bearer …`, has the ledger name the persons. */
  listen(port?: number): Promise<{ controlUrl: string; controlToken: string }>;
  close(): Promise<void>;
};

const pageSchema = z.object({
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
});

/** An entry for a caller without the token: it shows whether two entries ask the same question, and nothing else. */
export type NamelessEntry = Omit<LedgerEntry, 'nik' | 'phone'> & { question: string };

/**
 * A request with an Origin (a web page) or a Host that is not loopback (DNS rebinding) is refused, since any page could
 * send those. Who was asked about is shown only to callers with the token: real customers are used in practice too, and
 * loopback is open to every process of every user.
 */
export function createControl(steered: Steered): Control {
  const controlToken = randomBytes(24).toString('base64url');
  const secret = randomBytes(32);

  function nameless({ nik, phone, ...entry }: LedgerEntry): NamelessEntry {
    const question = createHmac('sha256', secret).update(`${nik} ${phone}`).digest('hex').slice(0, 16);
    return { ...entry, question };
  }

  function knowsToken(request: IncomingMessage): boolean {
    const digest = (text: string) => createHmac('sha256', secret).update(text).digest();
    return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${controlToken}`));
  }

  const server = createLoopbackServer((request, response) => {
    void answer(request).then(
      (reply) => sendReply(response, reply),
      // A port that was taken meanwhile, most likely.
      () => sendReply(response, jsonReply(500, { error: 'could-not-steer' })),
    );
  });

  async function answer(request: IncomingMessage): Promise<Reply> {
    if (request.headers.origin !== undefined || !isLoopbackHost(request.headers.host ?? '')) {
      return jsonReply(403, { error: 'not-from-here' });
    }
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /practice/state':
        return jsonReply(200, steered.state());
      case 'GET /practice/ledger': {
        const page = pageSchema.safeParse(Object.fromEntries(url.searchParams));
        if (!page.success) {
          return jsonReply(400, { error: 'invalid-input' });
        }
        const total = steered.state().ledger.requests;
        const entries = steered.ledger(page.data.after, page.data.limit);
        return jsonReply(200, { total, entries: knowsToken(request) ? entries : entries.map(nameless) });
      }
      case 'POST /practice/steer': {
        const steering = practiceCalls['practice.steer'].input.safeParse(parseJson(await readWhole(request)));
        return steering.success
          ? jsonReply(200, await steered.steer(steering.data))
          : jsonReply(400, { error: 'invalid-input' });
      }
      default:
        return jsonReply(404, { error: 'not-found' });
    }
  }

  return {
    async listen(port = 0) {
      await server.start(port);
      return { controlUrl: `http://127.0.0.1:${server.port()}`, controlToken };
    },
    close: server.stop,
  };
}

function isLoopbackHost(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?$/i.test(host);
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

function jsonReply(status: number, value: unknown): Reply {
  return { entry: status, charged: false, status, headers: jsonHeaders, body: JSON.stringify(value), way: 'whole' };
}
