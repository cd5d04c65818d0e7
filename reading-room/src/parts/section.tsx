import type { ComponentChildren } from "preact";
import "./section.css";

/** A part of a view under its own heading; `aside` stands at the end of the heading's line. */
export function Section({ title, aside, id, children }: { title: string; aside?: ComponentChildren; id?: string; children: ComponentChildren }) {
  return (
    <section class="section" id={id}>
      <header class="section-head">
        <h2>{title}</h2>
        {aside && <div class="section-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

/** What is said where a view has nothing to show: what was looked for, and why there is none. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

/** A label with what it labels, in a card or a panel. */
export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
