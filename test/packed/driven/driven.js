/**
 * Entry of the packed program that specs drive: takes away what Playwright told Electron, as the program opens with no switch that
 * hands it to another, and goes on with the program's own entry. Electron itself has read them by now.
 */
const playwrights = ['--inspect=0', '--remote-debugging-port=0'];
process.argv = process.argv.filter((argument) => !playwrights.includes(argument));
// Awaited: the program has things to say before Electron is ready.
await import(Number.parseInt(process.versions.electron, 10) < 40 ? './old-node.js' : './sambung.js');
