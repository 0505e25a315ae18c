/** Entry of the packed program on an Electron whose Node is older than the product's: what undici reads while it loads, then the program. */
import workers from 'node:worker_threads';
import zlib from 'node:zlib';

zlib.createZstdDecompress ??= () => {
  throw new Error('There is no zstd in this Node.');
};
workers.markAsUncloneable ??= () => {};
await import('./sambung.js');
