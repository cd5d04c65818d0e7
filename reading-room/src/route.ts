// Where the reader is: a view, what is shown on the card, and the view's own settings, all in the address after "#".
import { computed, signal } from "@preact/signals";
import { asRef, type Ref } from "./story/refs";

export const VIEWS = [
  "overview",
  "reader",
  "figures",
  "sources",
  "timeline",
  "map",
  "names",
  "apparatus",
  "judgements",
  "methods",
] as const;
export type View = (typeof VIEWS)[number];

export interface Route {
  view: View;
  /** what the evidence card shows, and what is lit in the texts */
  show: Ref | null;
  /** the view's own settings: "reports", "measure", … */
  settings: { [name: string]: string };
}

export interface Change {
  view?: View;
  show?: Ref | null;
  settings?: { [name: string]: string | null };
}

export function parsed(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#[/~]?/, "").split("?");
  const params = new URLSearchParams(query);
  const settings: { [name: string]: string } = {};
  for (const [name, value] of params) if (name !== "show" && value) settings[name] = value;
  return {
    view: VIEWS.find((view) => view === path) ?? "overview",
    show: asRef(params.get("show")),
    settings,
  };
}

export const route = signal<Route>(parsed(typeof location === "undefined" ? "" : location.hash));
/** How often the reader asked for the very place that is open: whoever scrolled away wants to be led back. */
export const again = signal(0);
export const view = computed(() => route.value.view);
export const shown = computed(() => route.value.show);

/**
 * The address of a change, as links carry it: "#~reader?show=claim:c1&at=". It says what becomes different and leaves the rest to
 * where the reader is when it is followed, so that no link has to be drawn anew when something else changes. An empty value takes a
 * setting away.
 */
export function href(change: Change): string {
  const query = written({ ...(change.show === undefined ? {} : { show: change.show }), ...change.settings }, true);
  return `#~${change.view ?? ""}${query}`;
}

/** Go there; `replace` leaves no step behind for the back button. */
export function go(change: Change, { replace = false } = {}): void {
  const next = changed(route.peek(), change);
  const address = addressOf(next);
  if (address === addressOf(route.peek())) {
    again.value++;
    return;
  }
  record(address, replace);
  route.value = next;
}

/** Put an address into the browser's history; a sandboxed preview may forbid that, and the room then goes on without it. */
function record(address: string, replace: boolean): void {
  try {
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  } catch {
    // the address bar stays as it is
  }
}

/** A new view starts with its own settings, and keeps what the card shows. */
function changed(now: Route, change: Change): Route {
  const view = change.view ?? now.view;
  const settings = new Map(Object.entries(view === now.view ? now.settings : {}));
  for (const [name, value] of Object.entries(change.settings ?? {})) {
    if (value) settings.set(name, value);
    else settings.delete(name);
  }
  return { view, show: change.show === undefined ? now.show : change.show, settings: Object.fromEntries(settings) };
}

/** The whole address of a place: "#/reader?show=claim:c1". */
export function addressOf({ view, show, settings }: Route): string {
  return `#/${view}${written({ show, ...settings }, false)}`;
}

function written(values: { [name: string]: string | null }, withEmpty: boolean): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value || withEmpty) params.set(name, value ?? "");
  const query = params.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return query && `?${query}`;
}

/** Links that carry a change lead there from where the reader is; the address bar and the back button lead to whole addresses. */
export function followAddress(): void {
  addEventListener("hashchange", arrive);
  addEventListener("popstate", arrive);
  document.addEventListener("click", (event) => {
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = plain && !event.defaultPrevented ? (event.target as Element | null)?.closest?.("a[href^='#~']") : null;
    if (!link) return;
    event.preventDefault();
    go(changeOf(link.getAttribute("href") as string));
  });
  arrive();
}

function arrive(): void {
  if (location.hash.startsWith("#~")) {
    const next = changed(route.peek(), changeOf(location.hash));
    record(addressOf(next), true);
    route.value = next;
  } else if (addressOf(route.peek()) !== (location.hash || "#/overview")) {
    route.value = parsed(location.hash);
  }
}

/** The change that a link carries. */
function changeOf(address: string): Change {
  const [path = "", query = ""] = address.slice(2).split("?");
  const settings: { [name: string]: string | null } = {};
  const params = new URLSearchParams(query);
  for (const [name, value] of params) if (name !== "show") settings[name] = value || null;
  return {
    view: VIEWS.find((view) => view === path),
    show: params.has("show") ? asRef(params.get("show")) : undefined,
    settings,
  };
}
