/** Run by worker.test.ts in place of a real program: tells what it was given, and misbehaves when told to. */
process.on('message', (message: { do: string }) => {
  switch (message.do) {
    case 'environment':
      process.send?.({ env: Object.keys(process.env), execArgv: process.execArgv });
      break;
    case 'say-and-exit':
      for (let n = 0; n < 50; n += 1) {
        process.send?.({ n, filling: 'x'.repeat(1_000) }, () => n === 49 && process.exit(0));
      }
      break;
    case 'eat-memory': {
      const eaten: unknown[] = [];
      for (;;) eaten.push(new Array(100_000).fill({ a: Math.random() }));
    }
    case 'loop':
      process.send?.({ looping: true }, () => {
        for (;;);
      });
      break;
  }
});
