/** What the page and its service worker say to each other. */

/** Said once, at a start, by a page that has loaded all its code. */
export const TAKE_OVER = "take over at this start";

/** Register the worker. A version that already waits takes over now; one that comes later waits for the next start. */
export async function startWorker(workers: ServiceWorkerContainer | undefined): Promise<void> {
  // On plain http in a home network there is no service worker; the log works all the same.
  if (!workers) return;
  const waited = (await workers.getRegistration("/"))?.waiting;
  waited?.postMessage(TAKE_OVER);
  await workers.register("/sw.js", { scope: "/", updateViaCache: "none" });
}
