// Opens the room: unpacks the comparison that the page carries and draws it.
import { render } from "preact";
import { breakLongWords } from "./parts/breaks";
import { followAddress } from "./route";
import { StoryContext, watchPointer } from "./room";
import { Room } from "./shell/shell";
import { Story } from "./story/story";
import { carried, unpacked } from "./unpack";
import "./style/fonts.css";
import "./style/tokens.css";
import "./style/base.css";
import "./style/controls.css";

async function open(): Promise<void> {
  const place = document.getElementById("room") as HTMLElement;
  const packed = await carried("comparison");
  const story = new Story(unpacked(packed));
  followAddress();
  watchPointer();
  breakLongWords();
  place.replaceChildren();
  render(
    <StoryContext.Provider value={story}>
      <Room />
    </StoryContext.Provider>,
    place,
  );
  document.documentElement.dataset["ready"] = "true";
}

/** Where the page cannot be opened (an old browser, a damaged file): why, and the findings that it carries as plain text. */
function cannotOpen(error: unknown): void {
  const carriedText = new DOMParser().parseFromString(document.querySelector("noscript")?.textContent ?? "", "text/html");
  const findings = carriedText.querySelector(".findings")?.textContent ?? "";
  const told = document.createElement("p");
  told.className = "no-script";
  told.textContent = `The reading room could not be opened (${error instanceof Error ? error.message : String(error)}). It needs a browser of 2024 or later. The findings in plain text:`;
  const text = document.createElement("pre");
  text.className = "findings";
  text.textContent = findings;
  document.getElementById("room")?.replaceChildren(told, text);
}

open().catch(cannotOpen);
