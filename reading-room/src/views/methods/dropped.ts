// What was left out, by reason.
import type * as C from "../../contract";

export interface Reason {
  reason: string;
  what: string[];
}

/** The items whose words or reason hold `sought`, by reason, the commonest reason first. */
export function byReason(dropped: C.Dropped[], sought = ""): Reason[] {
  const words = sought.trim().toLowerCase();
  const groups = new Map<string, string[]>();
  for (const { what, reason } of dropped) {
    if (words && !what.toLowerCase().includes(words) && !reason.toLowerCase().includes(words)) continue;
    const there = groups.get(reason);
    if (there) there.push(what);
    else groups.set(reason, [what]);
  }
  return [...groups].map(([reason, what]) => ({ reason, what })).sort((a, b) => b.what.length - a.what.length || (a.reason < b.reason ? -1 : 1));
}
