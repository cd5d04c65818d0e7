// A ref names one thing of a comparison: its kind and its id, "figure:Af1". Addresses in the page are made of refs.
export const KINDS = [
  "report",
  "claim",
  "figure",
  "attribution",
  "timex",
  "toponym",
  "actor",
  "naming",
  "passage",
  "check",
  "edge",
  "credit",
  "event",
  "record",
  "entry",
  "drift",
  "origin",
] as const;

export type Kind = (typeof KINDS)[number];
export type Ref = `${Kind}:${string}`;

export function ref(kind: Kind, id: string): Ref {
  return `${kind}:${id}`;
}

export function kindOf(name: Ref): Kind {
  return name.slice(0, name.indexOf(":")) as Kind;
}

export function idOf(name: Ref): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The ref that a text names, or null: addresses come from outside. */
export function asRef(text: string | null | undefined): Ref | null {
  const kind = text?.slice(0, text.indexOf(":"));
  return text && KINDS.includes(kind as Kind) ? (text as Ref) : null;
}
