/** Which addresses the service worker answers itself, and which it leaves to the network. */

export const BASE = "/static/client/";
export const SHELL = `${BASE}index.html`;
export const OFFLINE = `${BASE}offline.html`;

/** The app's own screens: all are the one shell, with or without a query. */
export const SCREENS = /^\/(morning|log|history|session)?\/?(\?.*)?$/;

/** Whether an address with this path is one of the app's screens. */
export function isScreen(path: string): boolean {
  return SCREENS.test(path);
}

/** Whether a page of the server (not of the app) asks for one of our files. It gets the server's own version first. */
export function isForServerPage(path: string, referrer: string): boolean {
  if (!path.startsWith(BASE) || !URL.canParse(referrer)) return false;
  return !isScreen(new URL(referrer).pathname);
}

/** Whether a page that failed to load should say that it needs a connection. */
export function needsNotice(path: string): boolean {
  return !path.startsWith("/api/") && !isScreen(path);
}
