/** What Node keeps compiled of the modules it loads (NODE_COMPILE_CACHE): tests start the same few programs by the hundred. */
import { fileURLToPath } from 'node:url';

export const compileCache = fileURLToPath(new URL('../../node_modules/.cache/node-compile', import.meta.url));
