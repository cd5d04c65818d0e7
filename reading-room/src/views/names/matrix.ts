// Who calls the same people or place what: wordings by reports, each report's own voice apart from what it quotes.
import type * as C from "../../contract";
import type { Story } from "../../story/story";

export type VoicedSpan = C.NamingVariant["spans"][number];

/** What one report has of one wording. */
export interface Cell {
  own: VoicedSpan[];
  quoted: VoicedSpan[];
}

export interface Row {
  wording: string;
  /** by the report's letter; a report that does not use the wording has none */
  cells: Map<string, Cell>;
  own: number;
  quoted: number;
}

export interface Matrix {
  naming: C.Naming;
  /** letters of the reports that name it at all, in the order of the reports */
  sigla: string[];
  /** wordings, those of most reports first */
  rows: Row[];
}

/** Reports that call a referent the same most often in their own voice. */
export interface Preference {
  wording: string;
  sigla: string[];
}

export function matrixOf(story: Story, naming: C.Naming): Matrix {
  const rows = naming.names.map((name) => rowOf(story, name));
  const key = (row: Row): number => row.cells.size * 1000 + row.own + row.quoted;
  return {
    naming,
    sigla: story.sigla(naming.names.flatMap((name) => name.spans)),
    rows: rows.sort((a, b) => key(b) - key(a) || (a.wording < b.wording ? -1 : 1)),
  };
}

function rowOf(story: Story, name: C.NamingVariant): Row {
  const cells = new Map<string, Cell>();
  for (const span of name.spans) {
    const siglum = story.siglum(span.report);
    const cell = cells.get(siglum) ?? { own: [], quoted: [] };
    (span.voice === "own" ? cell.own : cell.quoted).push(span);
    cells.set(siglum, cell);
  }
  const own = name.spans.filter((span) => span.voice === "own").length;
  return { wording: name.wording, cells, own, quoted: name.spans.length - own };
}

/** What each report calls it most often in its own voice; the wording of most reports first. */
export function preferences({ rows, sigla }: Matrix): { preferred: Preference[]; onlyQuoted: string[] } {
  const found = new Map<string, string[]>();
  const onlyQuoted: string[] = [];
  for (const siglum of sigla) {
    const best = bestOf(rows, siglum);
    if (best) found.set(best.wording, [...(found.get(best.wording) ?? []), siglum]);
    else onlyQuoted.push(siglum);
  }
  const preferred = [...found].map(([wording, of]) => ({ wording, sigla: of }));
  return { preferred: preferred.sort((a, b) => b.sigla.length - a.sigla.length), onlyQuoted };
}

/** The wording that a report has most often in its own voice; of several, that of most reports. */
export function bestOf(rows: Row[], siglum: string): Row | null {
  let best: Row | null = null;
  const count = (row: Row | null): number => row?.cells.get(siglum)?.own.length ?? 0;
  for (const row of rows) if (count(row) > count(best)) best = row;
  return best;
}

/** Namings by how far reports part: how many wordings reports prefer, then how many there are, then in how many reports. */
export function bySpread(story: Story): Matrix[] {
  const all = story.comparison.namings.map((naming) => matrixOf(story, naming));
  const spread = (matrix: Matrix): number[] => [preferences(matrix).preferred.length, matrix.rows.length, matrix.sigla.length];
  const keyed = all.map((matrix) => ({ matrix, key: spread(matrix) }));
  return keyed.sort((a, b) => compare(b.key, a.key)).map(({ matrix }) => matrix);
}

function compare(a: number[], b: number[]): number {
  return a.map((value, at) => value - (b[at] as number)).find((step) => step !== 0) ?? 0;
}
