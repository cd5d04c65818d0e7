// The timeline: what the reports tell, in order of time, beside a rail that shows how finely each time is known.
import { useState } from "preact/hooks";
import { Empty } from "../../parts/section";
import { ViewTitle } from "../../parts/title";
import { Siglum } from "../../parts/siglum";
import { href, route } from "../../route";
import { useStory } from "../../room";
import { ref } from "../../story/refs";
import type { Report } from "../../story/story";
import { plural } from "../../story/words";
import { Entry } from "./entry";
import { type Stretch, stretchesOf } from "./moments";
import { Strip } from "./strip";
import "./timeline.css";

/** As many stretches as are drawn at once; a long story asks for the rest. */
const FIRST = 80;

export function Timeline() {
  const story = useStory();
  const [all, setAll] = useState(false);
  const named = route.value.settings["report"] ?? null;
  const siglum = named && story.lettered(named) ? named : null;
  const stretches = stretchesOf(story, siglum);
  const events = stretches.reduce((sum, stretch) => sum + stretch.events.length, 0);
  const differing = stretches.reduce((sum, stretch) => sum + stretch.events.filter((event) => event.differs.length).length, 0);
  const shown = all ? stretches : stretches.slice(0, FIRST);
  return (
    <div class="timeline">
      <ViewTitle title="Timeline">
        <p>
          What happened when, as the reports tell it{events > 0 && `: ${plural(events, "event with a time of its own", "events with a time of their own")}${siglum ? ` in report ${siglum}` : ""}`}
          {events > 1 &&
            (differing ? `; ${plural(differing, "of them is", "of them are")} dated otherwise by another report` : "; no two reports date the same event differently")}
          .
        </p>
        <Filter siglum={siglum} />
      </ViewTitle>
      {!events && <Empty>No clause with a time that can be read was found{siglum ? ` in report ${siglum}` : " in these reports"}: only what is known of their publication stands here.</Empty>}
      <Strip stretches={stretches} />
      <ol class="rail">
        {shown.map((stretch) => (
          <Part key={stretch.key} stretch={stretch} />
        ))}
      </ol>
      {stretches.length > FIRST && (
        <button type="button" class="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Fewer days" : plural(stretches.length - FIRST, "more stretch of time", "more stretches of time")}
        </button>
      )}
    </div>
  );
}

function Filter({ siglum }: { siglum: string | null }) {
  const story = useStory();
  if (story.reports.length < 2) return null;
  return (
    <nav class="timeline-filter" aria-label="Events of one report">
      <a href={href({ settings: { report: null } })} aria-current={siglum === null ? "true" : undefined}>
        All reports
      </a>
      {story.reports.map((report) => (
        <a
          key={report.siglum}
          class="siglum"
          href={href({ settings: { report: siglum === report.siglum ? null : report.siglum } })}
          aria-current={siglum === report.siglum ? "true" : undefined}
          aria-label={`Report ${report.siglum}: ${report.outlet}`}
          title={report.outlet}
        >
          {report.siglum}
        </a>
      ))}
    </nav>
  );
}

function Part({ stretch }: { stretch: Stretch }) {
  return (
    <>
      {stretch.gap && (
        <li class="rail-gap">
          <span class="rail-gap-words">{stretch.gap} between</span>
        </li>
      )}
      <li class={`rail-part ${stretch.shape}`} id={`time-${stretch.key}`} tabIndex={-1}>
        <h2 class="rail-when">{stretch.words}</h2>
        <div class="rail-what">
          {stretch.events.length > 0 && (
            <ol>
              {stretch.events.map((event) => (
                <Entry key={event.id} event={event} />
              ))}
            </ol>
          )}
          {stretch.published.length > 0 && <Published reports={stretch.published} />}
        </div>
      </li>
    </>
  );
}

/** The reports that were published then, on the same rail as what they tell. */
function Published({ reports }: { reports: Report[] }) {
  return (
    <div class="rail-published">
      <span class="faint">Published</span>
      <ul>
        {reports.map((report) => (
          <li key={report.siglum}>
            <Siglum of={report.siglum} />{" "}
            <a href={href({ show: ref("report", report.siglum) })}>
              <bdi>{report.outlet}</bdi>
            </a>
            {clock(report) && <span class="faint numbers"> {clock(report)}</span>}
            {report.doc.published.basis === "inferred" && <span class="faint"> (inferred)</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function clock(report: Report): string | null {
  const found = /T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?/.exec(report.doc.published.time ?? "");
  if (!found) return null;
  return found[2] === "Z" || found[2] === "+00:00" ? `${found[1]} UTC` : [found[1], found[2]].filter(Boolean).join(" ");
}
