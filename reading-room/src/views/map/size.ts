import { useLayoutEffect, useState } from "preact/hooks";
import type { RefObject } from "preact";
import type { Size } from "./geo/projection";

const ROOT_PIXELS = 16;

/** The size of an element as it is laid out, and by how much the reader's text is larger than the usual 16 pixels. */
export function useSize(element: RefObject<HTMLElement | null>): (Size & { unit: number }) | null {
  const [size, setSize] = useState<(Size & { unit: number }) | null>(null);
  useLayoutEffect(() => {
    if (!element.current) return;
    const measured = element.current;
    const measure = (): void => {
      const { width, height } = measured.getBoundingClientRect();
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / ROOT_PIXELS;
      if (width && height) setSize((old) => (old && old.width === width && old.height === height ? old : { width, height, unit }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
