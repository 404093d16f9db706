import type { AttributionJson } from "../../results/attribution-json.js";
import { grouped } from "../words.js";

/** How the parts are worked out, in a few sentences; docs/attribution.md has the whole of it. */
export function methodHtml({ mechanisms, method, replicates }: AttributionJson): string {
  const n = mechanisms.length;
  const worlds =
    method.name === "exact"
      ? `All ${grouped(2 ** n)} combinations of the ${n} mechanisms, on or off, were lived`
      : `The combinations that ${grouped(method.permutations)} random orders of the ${n} mechanisms pass through were lived`;
  const each = replicates === 1 ? "once" : `${replicates} times, each time with another seed`;
  return `<ul>
<li>${worlds}, ${each}. Worlds of one seed are paired: the same residents, and the same random numbers for the same decisions.</li>
<li>What a mechanism brings is its Shapley value (Shapley 1953): what switching it on adds to those switched on before it, averaged over ${
    method.name === "exact" ? "all orders" : "the orders drawn (Castro, Gómez and Tejada 2009)"
  }. Where two mechanisms need each other, each gets a part of what they do together.</li>
<li>The parts add up to the total exactly; printed numbers are rounded.</li>
<li>A part says what a mechanism does in this model, among the mechanisms named. It is no finding about the world outside, and no verdict.</li>
</ul>`;
}
