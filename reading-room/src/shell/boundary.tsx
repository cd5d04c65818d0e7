import { Component, type ComponentChildren } from "preact";
import "./boundary.css";

interface Props {
  /** what failed, in a reader's words: "This view" */
  what: string;
  children: ComponentChildren;
}

/** Keeps the rest of the room standing where a part of it fails, and says so. */
export class Boundary extends Component<Props, { failed: string | null }> {
  override state = { failed: null };

  override componentDidCatch(error: unknown): void {
    this.setState({ failed: error instanceof Error ? error.message : String(error) });
  }

  override render() {
    if (this.state.failed === null) return this.props.children;
    return (
      <p class="failed" role="alert">
        {this.props.what} cannot be drawn ({this.state.failed}). This is a fault in stemma; the other views and the JSON are not
        touched by it.
      </p>
    );
  }
}
