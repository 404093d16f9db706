import { tick } from "svelte";
import { choose } from "../state/now.svelte.js";
import type { ChapterKey } from "./chapter.js";

/** Goes to a chapter (or the contents, or the sandbox) as a step that "back" undoes, and begins reading at its heading. */
export async function visit(at: ChapterKey | "" | "sandbox"): Promise<void> {
  choose({ at, position: "", bet: null }, true);
  await tick();
  scrollTo(0, 0);
  document.getElementById("chapter")?.focus({ preventScroll: true });
}
