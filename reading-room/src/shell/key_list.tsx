import { KEYS } from "./keys";

/** The keys of the room with what they do; `class` sets them out where they stand. */
export function KeyList({ class: name }: { class: string }) {
  return (
    <dl class={name}>
      {KEYS.map(({ keys, says }) => (
        <div key={says}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  );
}
