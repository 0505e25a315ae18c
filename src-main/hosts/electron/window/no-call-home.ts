/** Chromium's own calls to its maker, switched off: the program speaks to nobody whom its operator did not name. */
import { app, type Session } from 'electron';

/** Services of Chromium that ask for updates, report broken connections or look something up in the background. */
const switchedOff = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'no-pings',
];

/** Before the app is ready: afterwards Chromium has read its switches and made its first session. */
export function callNobody(): void {
  for (const name of switchedOff) app.commandLine.appendSwitch(name);
  app.on('session-created', quiet);
  // Names are looked up by the system's own resolver: Chromium would try whether that one's operator answers over HTTPS.
  void app.whenReady().then(() => app.configureHostResolver({ secureDnsMode: 'off' }));
}

function quiet(own: Session): void {
  // `spellcheck: false` of a window does not keep its session from fetching a dictionary (electron#22995).
  own.setSpellCheckerEnabled(false);
  own.setSpellCheckerLanguages([]);
}
