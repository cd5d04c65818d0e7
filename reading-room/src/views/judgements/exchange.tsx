// Judgements as a file: out of the browser, and into it.
import { useRef, useState } from "preact/hooks";
import { download } from "../../parts/download";
import { judgementsIn, WrongFile } from "../../judge/file/reading";
import { exported, type Imported, takeIn } from "../../judge/store";
import { useStory } from "../../room";
import type { Story } from "../../story/story";
import { plural } from "../../story/words";
import { Forget } from "./forget";

/** What the file is called: after the first report, without what a file system may not take. */
export function fileName(story: Story): string {
  const id = (story.reports[0]?.id ?? "").replace(/\.[a-z0-9]{1,5}$/i, "");
  const first = id.replace(/[^\p{L}\p{N}._-]+/gu, "_").replace(/^[._]+|_+$/g, "");
  return `judgements-${first.slice(0, 60) || "story"}.json`;
}

export function Exchange({ exportable, own }: { exportable: number; own: number }) {
  const story = useStory();
  const [said, setSaid] = useState<{ words: string; wrong: boolean } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      const words = taken(takeIn(story, judgementsIn(await file.text())));
      setSaid({ words: `${file.name}: ${words}`, wrong: false });
    } catch (error) {
      const why = error instanceof WrongFile ? error.message : "it cannot be opened.";
      setSaid({ words: `${file.name} was not taken in. ${why}`, wrong: true });
    }
    if (input.current) input.current.value = "";
  };
  const save = (): void => {
    download(exported(story), fileName(story), "application/json");
    setSaid({ words: `${plural(exportable, "judgement")} written to ${fileName(story)}.`, wrong: false });
  };
  return (
    <div class="exchange">
      <div class="exchange-tools">
        <button type="button" class="button" disabled={exportable === 0} onClick={save}>
          Export
        </button>
        <button type="button" class="button" onClick={() => input.current?.click()}>
          Import…
        </button>
        <input
          ref={input}
          class="unseen"
          type="file"
          accept=".json,application/json"
          tabIndex={-1}
          aria-label="Import judgements from a file"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
        {own > 0 && <Forget own={own} />}
      </div>
      <p role="status" class={said?.wrong ? "correcting-wrong" : "small soft"}>
        {said && <bdi>{said.words}</bdi>}
      </p>
    </div>
  );
}

function taken({ all, fresh, orphaned }: Imported): string {
  if (!all) return "there is no judgement in it.";
  const parts = [`${plural(fresh, "judgement")} taken in`];
  if (all > fresh) parts.push(`${all - fresh} known already`);
  if (orphaned) parts.push(`${orphaned} orphaned: the words do not stand in these reports`);
  return `${parts.join(", ")}.`;
}
