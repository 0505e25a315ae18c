/** `npm run lint`'s second half: prints every import that reaches where its folder may not. */
import { violations } from './rules.ts';
import { programSources } from './sources.ts';

const sources = programSources();
const found = violations(sources);
for (const { path, imports, why } of found) console.error(`${path}: ${imports}: ${why}`);
console.log(`layering: ${sources.length} files, ${found.length} violations`);
process.exitCode = found.length === 0 ? 0 : 1;
