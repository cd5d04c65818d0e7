import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** The width that an element has, in whole steps, so that a drawing is not laid out anew for every pixel; 0 until it is known. */
export function useWidth(of: RefObject<HTMLElement | null>, step = 20): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return;
    const measure = (): void => setWidth(Math.max(260, Math.floor(element.clientWidth / step) * step));
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(element);
    return () => watching.disconnect();
  }, [of, step]);
  return width;
}
