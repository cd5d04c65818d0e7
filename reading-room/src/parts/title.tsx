import type { ComponentChildren } from "preact";
import "./title.css";

/** The heading of a view, and one sentence on what it shows; `aside` stands at the end of the line. */
export function ViewTitle({ title, aside, children }: { title: string; aside?: ComponentChildren; children?: ComponentChildren }) {
  return (
    <header class="view-title">
      <h1>{title}</h1>
      {aside && <div class="view-title-aside">{aside}</div>}
      {children && <div class="view-title-says">{children}</div>}
    </header>
  );
}
