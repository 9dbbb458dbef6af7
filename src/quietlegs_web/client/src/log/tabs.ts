/** What a page hears from outside: from other tabs, the network, and being looked at again. */

/** Tells the listeners of this tab, and those of the others, that something may have changed. */
export class Tabs {
  private readonly listeners = new Set<() => void>();
  private readonly others = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("quietlegs");

  private closed = false;

  constructor(heard: () => void) {
    if (this.others) this.others.onmessage = () => heard();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Tell the listeners here. One that fails keeps no other from hearing it. */
  tell(): void {
    for (const listener of [...this.listeners]) {
      try {
        listener();
      } catch (error) {
        console.error(error);
      }
    }
  }

  tellOthers(): void {
    if (!this.closed) this.others?.postMessage("changed");
  }

  close(): void {
    this.closed = true;
    this.listeners.clear();
    this.others?.close();
  }
}

/** Call `wake` when the network comes or goes, or the page is looked at again; gives the end of it. */
export function listen(wake: () => void): () => void {
  if (typeof document === "undefined") return () => undefined;
  const ending = new AbortController();
  const { signal } = ending;
  window.addEventListener("online", wake, { signal });
  // Gone or not is found out by trying: a server on this very machine needs no network.
  window.addEventListener("offline", wake, { signal });
  window.addEventListener("pageshow", (event) => event.persisted && wake(), { signal });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && wake(), { signal });
  return () => ending.abort();
}
