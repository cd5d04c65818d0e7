// Two signs that no colour is needed to tell apart: a filled square for a report's own voice, quotation marks for a quotation.

export function Own({ count }: { count: number }) {
  return <span class="voice-own numbers">{count}</span>;
}

export function Quoted({ count }: { count: number }) {
  return <span class="voice-quoted numbers">{`“${count}”`}</span>;
}
