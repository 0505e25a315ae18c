/**
 * The far end of the bench: a process of its own that answers every question with a success of the provider's shape, after
 * as many milliseconds as its path says (`/after/50`). It prints its port, and ends when its standard input does.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

let answered = 0;

function answer(response: ServerResponse): void {
  answered += 1;
  const body = JSON.stringify({
    code: 200,
    message: '',
    sequence_id: `1764000000000${String(answered).padStart(10, '0')}`,
    result: {
      phone_number_count: 1,
      applicator_result: { is_recently_used: 'True', is_frequently_used: 'True', is_other: 'False' },
      emergency_contact_result: {
        relation_with_applicator: 'Spouse',
        is_recently_used: 'True',
        is_frequently_used: 'False',
        is_other: 'False',
      },
    },
  });
  response.writeHead(200, {
    'content-type': 'application/json;charset=UTF-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

const server = createServer((request, response) => {
  const latency = Number(/^\/after\/(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
  request.resume();
  request.on('end', () => {
    if (latency === 0) answer(response);
    else setTimeout(answer, latency, response);
  });
});
// Longer than any pause of the bench: a socket the server closes is not what is measured.
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
