// Words of hundreds of letters: a browser shapes such a word anew for each line it breaks it into, which takes seconds for
// ten thousand letters. Places where it may break, put into every text that is drawn, make that milliseconds.
import { type ComponentChildren, Fragment, h, options, type VNode } from "preact";

const LONG = 200;
const PIECE = /(\S{100})/u;
const TOO_LONG = new RegExp(`\\S{${LONG}}`, "u");
/** Elements that hold plain text alone, or that never break a line. */
const PLAIN = new Set(["option", "textarea", "title", "desc", "text", "tspan", "textPath"]);

/** The text with places to break; itself where no word is that long. */
export function broken(text: string): ComponentChildren {
  if (text.length < LONG || !TOO_LONG.test(text)) return text;
  return text.split(PIECE).filter(Boolean).flatMap((piece, at) => (at ? [h("wbr", null), piece] : [piece]));
}

function throughout(children: ComponentChildren): ComponentChildren {
  if (typeof children === "string") return broken(children);
  return Array.isArray(children) && children.some(hasText) ? children.map(throughout) : children;
}

function hasText(child: ComponentChildren): boolean {
  return typeof child === "string" ? child.length >= LONG : Array.isArray(child);
}

/** From now on every element is drawn so. */
export function breakLongWords(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode<{ children?: ComponentChildren }>) => {
    const { type, props } = vnode;
    if (type === Fragment || (typeof type === "string" && !PLAIN.has(type))) {
      const children = throughout(props.children);
      if (children !== props.children) props.children = children;
    }
    before?.(vnode);
  };
}
