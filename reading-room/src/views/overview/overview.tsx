// The first screen: the story in ten lines, every number a way into the evidence.
import { Claims } from "./claims";
import { Lede } from "./lede";
import { Open } from "./open";
import { Reports } from "./reports";
import "./overview.css";

export function Overview() {
  return (
    <div class="overview">
      <Lede />
      <Reports />
      <Claims />
      <Open />
    </div>
  );
}
