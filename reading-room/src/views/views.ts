// The views of the room, by name.
import type { ComponentType } from "preact";
import type { View } from "../route";
import { Apparatus } from "./apparatus/apparatus";
import { Figures } from "./figures/figures";
import { Judgements } from "./judgements/judgements";
import { MapView } from "./map/map";
import { Timeline } from "./timeline/timeline";
import { Methods } from "./methods/methods";
import { NamesView } from "./names/names";
import { Overview } from "./overview/overview";
import { Reader } from "./reader/reader";
import { Sources } from "./sources/sources";

interface ViewPart {
  name: string;
  Part: ComponentType;
  /** uses the whole width of the window */
  wide?: boolean;
}

export const VIEW_PARTS: { [view in View]: ViewPart } = {
  overview: { name: "Overview", Part: Overview },
  reader: { name: "Reader", Part: Reader, wide: true },
  figures: { name: "Figures", Part: Figures, wide: true },
  sources: { name: "Sources", Part: Sources },
  timeline: { name: "Timeline", Part: Timeline },
  map: { name: "Map", Part: MapView, wide: true },
  names: { name: "Names", Part: NamesView },
  apparatus: { name: "Apparatus", Part: Apparatus },
  judgements: { name: "Judgements", Part: Judgements },
  methods: { name: "Methods", Part: Methods },
};
