/**
 * The words that may stand in an error's message when it is written down: those of Node's, V8's and SQLite's messages and of our
 * codes. Whatever is not among them may be a name and is left out, so nothing depends on how a person or a key is spelled.
 */
import { constants } from 'node:os';
import { errorCodes } from '../../contract/errors.ts';
import { calls } from '../../contract/index.ts';
import { keyringKindSchema } from '../../contract/keys.ts';
import { plainEvents, troubleEvents } from '../../contract/log-events.ts';

/** No word that is somebody's name here or that people are called by: no "mark", "may", "rose", "bill", "grant". */
const english = `
a abort aborted abnormal above access accept address after again against agent all allocated allocation allowed already an and any api
argument arguments array assertion assign assignment at attempt audio authority await bad base be because been before begin being below
between binary bind body boolean both bound broken buffer busy but by bytes cache call callback called callee can cancelled cannot cause
certificate chain change changed changes channel char character check checkpoint child circular class clean cleanup clone close closed closing
code column columns command commit conflict connect connected connection constant constraint constructor content convert converting core
corrupt corrupted could crash crashed create created cursor cycle damaged data database date day decode decrypt deep defined delete deleted denied
depth deprecated descriptor destroyed did different directory disk dispatch dns does done double down drop during each element empty encode
end ended ending enough entry environment error errors eval event events exceeded exception exec exhausted exist existing exists exit exited
exitcode expected expired expression failed fails failure fatal fault few file files finished first flag folder for foreign found from full function
generator get getter given global gone got gpu group had handle handler handshake has have header headers heap host http https id if ignored
illegal image immutable import in incomplete incorrect index infinite initialized input insert instance instanceof integer integrity internal into
invalid io is isolate issuer it item iterable iterator its itself join journal json keyword key killed last launch leaf left length less level library limit line
list listen listener load loaded local locally lock locked lookup main malformed many map match maximum mebibytes memory message method misuse
missing mode module mojom more most must name native network never new no node non not nothing null number numeric object of off
offset on once one only oom open opened operation option or order other out output outside over overflow own page parameter
parse parser part path permission permitted pipe pool port position prepare prepared process program promise properties property protocol
prototype proxy query queue range read reader readonly reading reason recursion reduce reference refused regexp register rejected rejection
released renderer repeat request required reset resolve resource response rest result return returned row rows run running runtime sandbox
schema script seconds secure self send sent serialize server service session set setter settings shared should signal signature signed size
skipped slot socket some source spawn sqlite stack start started state statement status still stopped storage store stream strict string
structured such support supported symbol syntax syscall system table target temporary than that the then there this thread throw time timed timeout timer
tls to token too took top transaction trigger truncated try tunnel type typed unable unavailable undefined unexpected unhandled unique unknown unreachable unsettled
until unregistered unterminated unsupported updated usable use used using utility valid value values variable verify version view virtual
waiting was when where which while with without worker write writer writing written wrong zero zod
certificates ssl cert wal shm utf malloc eof ipc uri dom sync async fs undici sqliteerror coreerror promisereaction
`;

function partsOf(text: string): string[] {
  return text.toLowerCase().split(/[^a-z]+/);
}

const known: ReadonlySet<string> = new Set([
  ...partsOf(english),
  ...[...errorCodes, ...troubleEvents, ...plainEvents, ...Object.keys(calls), ...keyringKindSchema.options].flatMap(
    partsOf,
  ),
]);

/** Codes of the system and of libraries: ENOENT, SIGKILL, SQLITE_BUSY, ERR_INVALID_ARG_TYPE. */
const systemCodes: ReadonlySet<string> = new Set([...Object.keys(constants.errno), ...Object.keys(constants.signals)]);
const libraryCode = /^(?:SQLITE|ERR|UND_ERR|HPE)(?:_[A-Z]+)+$/;

export function isKnownWord(word: string): boolean {
  return known.has(word.toLowerCase()) || systemCodes.has(word) || libraryCode.test(word);
}
