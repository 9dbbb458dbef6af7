/**
 * The service worker, served from /sw.js with scope /. The app's screens start without a network, the API is never
 * touched, and a page that needs the server says so when there is none.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, matchPrecache, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { isForServerPage, needsNotice, OFFLINE, SCREENS, SHELL } from "./sw_paths";
import { TAKE_OVER } from "./sw_start";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

// Before the list of kept files: a server page that is newer than this worker must not get an older style.
registerRoute(
  ({ request, url, sameOrigin }) =>
    sameOrigin && request.mode !== "navigate" && isForServerPage(url.pathname, request.referrer),
  async ({ request }) => {
    try {
      return await fetch(request);
    } catch {
      return (await matchPrecache(request.url)) ?? Response.error();
    }
  },
);

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

registerRoute(new NavigationRoute(createHandlerBoundToURL(SHELL), { allowlist: [SCREENS] }));

registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === "navigate" && needsNotice(url.pathname),
  async ({ request }) => {
    try {
      return await fetch(request);
    } catch {
      return (await matchPrecache(OFFLINE)) ?? Response.error();
    }
  },
);

// A new version waits. It takes over when a page that is just starting says so, and only if no other page is open: the
// page that said so already has all its code, so nothing is exchanged under anybody's hands.
self.addEventListener("message", (event) => {
  if (event.data !== TAKE_OVER) return;
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((pages) => {
      if (pages.length <= 1) return self.skipWaiting();
    }),
  );
});
