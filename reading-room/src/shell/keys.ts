// The keyboard: one listener; a view may take a key first.
import { go, route, shown } from "../route";
import { ref } from "../story/refs";
import type { Story } from "../story/story";
import { helpOpen } from "./help";
import { searchOpen } from "./search";

export const KEYS = [
  { keys: ["j", "k"], says: "next, previous claim" },
  { keys: ["n", "p"], says: "next, previous place of what is lit" },
  { keys: ["1", "–", "9"], says: "one report; again: all reports" },
  { keys: ["←", "→"], says: "in a text: previous, next mark; Enter opens its card" },
  { keys: ["/"], says: "search reports and findings" },
  { keys: ["a", "r", "c", "u"], says: "judge what the card shows: accept, reject, correct, unsure" },
  { keys: ["Esc"], says: "close the card" },
  { keys: ["?"], says: "this help" },
];

/** A view's own keys: true where it took the key. */
export type KeyTaker = (key: string, story: Story) => boolean;
const takers: KeyTaker[] = [];

/** Ask for keys before the room does; gives back how to stop. */
export function takeKeys(taker: KeyTaker): () => void {
  takers.unshift(taker);
  return () => void takers.splice(takers.indexOf(taker), 1);
}

export function listenToKeys(story: Story): () => void {
  const listener = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    if (takers.some((taker) => taker(event.key, story)) || pressed(event.key, story)) event.preventDefault();
  };
  addEventListener("keydown", listener);
  return () => removeEventListener("keydown", listener);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function pressed(key: string, story: Story): boolean {
  if (key === "?") helpOpen.value = !helpOpen.value;
  else if (key === "/") searchOpen.value = true;
  else if (key === "Escape" && shown.value && !helpOpen.value) go({ show: null });
  else if (key === "j" || key === "k") stepClaim(story, key === "j" ? 1 : -1);
  else if (/^[1-9]$/.test(key)) oneReport(story, Number(key) - 1);
  else return false;
  return true;
}

function stepClaim(story: Story, step: number): void {
  const claims = story.findings.map((finding) => ref("claim", finding.claim.id));
  if (!claims.length) return;
  const at = shown.value ? claims.indexOf(shown.value) : -1;
  const next = at < 0 ? (step > 0 ? 0 : claims.length - 1) : Math.min(Math.max(at + step, 0), claims.length - 1);
  go({ show: claims[next] ?? null });
}

function oneReport(story: Story, place: number): void {
  const siglum = story.reports[place]?.siglum;
  if (!siglum) return;
  const alone = route.value.view === "reader" && route.value.settings["reports"] === siglum;
  go({ view: "reader", settings: { reports: alone ? null : siglum, at: null } });
}
