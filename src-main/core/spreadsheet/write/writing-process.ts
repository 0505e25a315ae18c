/**
 * The process that writes reports: a workbook of many rows takes memory and time that the program itself must not
 * spend.
 */
import { serve } from '../../worker/serve.ts';
import { workerPort } from '../../worker/worker-port.ts';
import { writingHandlers } from './writing-handlers.ts';

serve(workerPort(), writingHandlers);
