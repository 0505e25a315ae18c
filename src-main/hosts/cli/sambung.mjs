#!/usr/bin/env node
/** The package's `sambung` command. Nothing heavy is loaded before it is known that this Node can run the program. */
import { fileURLToPath } from 'node:url';
import { mayGoOn } from './node-guard.mjs';

if (mayGoOn(fileURLToPath(import.meta.url))) await import('./main.ts');
