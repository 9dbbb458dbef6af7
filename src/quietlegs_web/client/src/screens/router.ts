import { useEffect, useState } from "preact/hooks";

/** The screens that live on the phone; every other address is a page of the server. */
export const SCREENS = ["/", "/morning", "/log", "/history", "/session"] as const;
export type Screen = (typeof SCREENS)[number];

export interface Place {
  screen: Screen;
  query: URLSearchParams;
}

/** The screen of an address; null for a page of the server. */
export function screenOf(pathname: string): Screen | null {
  const bare = pathname.length > 1 ? pathname.replace(/\/$/, "") : pathname;
  return SCREENS.find((screen) => screen === bare) ?? null;
}

function here(): Place {
  return { screen: screenOf(location.pathname) ?? "/", query: new URLSearchParams(location.search) };
}

/** Where the person is, and the way to go elsewhere. */
export function usePlace(): [Place, (path: string) => void] {
  const [place, set] = useState(here);
  useEffect(() => {
    const moved = () => set(here());
    addEventListener("popstate", moved);
    return () => removeEventListener("popstate", moved);
  }, []);
  const go = (path: string) => {
    const target = new URL(path, location.origin);
    if (!screenOf(target.pathname)) {
      location.assign(target);
      return;
    }
    history.pushState(null, "", target);
    set(here());
    scrollTo(0, 0);
  };
  return [place, go];
}

/** Whether a click on a link should stay inside: a plain click on one of the screens. */
export function staysInside(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  return plain && link.origin === location.origin && screenOf(link.pathname) !== null && !link.target;
}
