import { day } from "../../story/words";

/** When something was judged, in the reader's own time: "21 Nov 2026, 14:03"; as it was written where that is no time. */
export function whenWords(at: string): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return at;
  const two = (value: number): string => `${value}`.padStart(2, "0");
  const date = `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
  return `${day(date)}, ${two(when.getHours())}:${two(when.getMinutes())}`;
}
