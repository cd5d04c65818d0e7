// Origins by name across all claims, each with the colour and letter it keeps in every view.
import type * as C from "../contract";
import type { Story } from "./story";

/** How many origins have a colour of their own; a reader cannot tell more than eight apart. */
export const COLOURED = 8;

/** The reports of a claim that go back to one origin. */
export interface OriginGroup {
  name: string;
  named: boolean;
  basis: string;
  members: string[];
  sigla: string[];
}

export class OriginBook {
  /** Names, those behind most readings first. */
  readonly names: string[];
  private readonly members = new Map<string, Set<string>>();
  private readonly ranks: Map<string, number>;

  constructor(private readonly story: Story) {
    const weight = new Map<string, number>();
    for (const claim of story.comparison.claims) {
      for (const origin of claim.origins) {
        const met = this.members.get(origin.name) ?? new Set();
        for (const member of origin.members) met.add(member);
        this.members.set(origin.name, met);
        const reports = story.sigla(this.spansOf(origin.members)).length;
        weight.set(origin.name, (weight.get(origin.name) ?? 0) + reports);
      }
    }
    this.names = [...weight.keys()].sort((a, b) => (weight.get(b) as number) - (weight.get(a) as number) || (a < b ? -1 : 1));
    this.ranks = new Map(this.names.map((name, rank) => [name, rank]));
  }

  /** Class of the colour that an origin has everywhere: "origin-1" … "origin-8", "origin-other". */
  colour(name: string | undefined): string {
    const rank = name === undefined ? undefined : this.ranks.get(name);
    return rank !== undefined && rank < COLOURED ? `origin-${rank + 1}` : "origin-other";
  }

  /** The origin of one member within a claim. */
  of(claim: C.Claim, member: string): C.ClaimOrigin | undefined {
    return claim.origins.find((origin) => origin.members.includes(member));
  }

  spans(name: string): C.Span[] {
    return this.spansOf(this.members.get(name) ?? []);
  }

  membersOf(name: string): string[] {
    return [...(this.members.get(name) ?? [])];
  }

  /** The origins of a claim, each with the reports it reached; the widest first. */
  groups(claim: C.Claim): OriginGroup[] {
    const groups = claim.origins.map((origin) => ({
      name: origin.name,
      named: origin.named,
      basis: origin.basis,
      members: origin.members,
      sigla: this.story.sigla(this.spansOf(origin.members)),
    }));
    return groups.sort((a, b) => b.sigla.length - a.sigla.length);
  }

  private spansOf(members: Iterable<string>): C.Span[] {
    return [...members].flatMap((id) => this.story.thing(this.story.memberRef(id))?.spans ?? []);
  }
}
