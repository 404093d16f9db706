import type { Scenario } from "../../src/scenario/catalogue.js";
import { monthNumber } from "../../src/state/clock.js";
import type { Sets } from "../state/choice.js";
import { withSets } from "../state/sets.js";
import { ban } from "./ban.js";
import { setsOf } from "./changes.js";
import type { Chapter, ChapterKey, Told } from "./chapter.js";
import { child } from "./child.js";
import { company } from "./company.js";
import { Lived } from "./lived.js";
import { protects } from "./protects.js";
import { quiet } from "./quiet.js";
import { rated } from "./rated.js";
import { spiral } from "./spiral.js";
import { watched } from "./watched.js";

/** The chapters that have a world of their own, in order. The last of the story, the sources, reads two presets instead. */
export const STORY: readonly Chapter[] = [rated, watched, company, ban, child, quiet, spiral, protects];

export const chapterOf = (key: string): Chapter | null => STORY.find((chapter) => chapter.key === key) ?? null;

/** What is told with the control at a position, and how to get the same world elsewhere. */
export interface Telling extends Told {
  readonly chapter: ChapterKey;
  readonly position: string;
  readonly digest: string;
}

/** What differs from the described system where a chapter's control stands. */
export function setsAt(chapter: Chapter, position: string): Sets {
  const { changes } = chapter.positions.find((p) => p.key === position) ?? chapter.positions[0];
  return setsOf(chapter.always, changes);
}

/** The world of a chapter with its control at a position. */
export function worldOf(chapter: Chapter, position: string, described: Scenario): Scenario {
  const months = monthNumber(chapter.until) - monthNumber(described.start) + 1;
  return { ...withSets(described, setsAt(chapter, position)), months };
}

/** Lives the worlds of a chapter as they are asked for, and tells what comes of them. Keeps the worlds of one chapter at a time. */
export class Teller {
  private key: ChapterKey | null = null;
  private readonly worlds = new Map<string, Promise<Lived>>();

  constructor(private readonly described: Scenario) {}

  async tell(chapter: Chapter, position: string): Promise<Telling> {
    if (this.key !== chapter.key) this.worlds.clear();
    this.key = chapter.key;
    const base = await this.world(chapter, chapter.base);
    const here = await this.world(chapter, position);
    return { ...chapter.tell(here, base), chapter: chapter.key, position, digest: here.digest };
  }

  private world(chapter: Chapter, position: string): Promise<Lived> {
    let world = this.worlds.get(position);
    if (world === undefined) {
      world = Lived.through(
        worldOf(chapter, position, this.described),
        chapter.seed,
        chapter.residents,
        chapter.sample,
      );
      this.worlds.set(position, world);
    }
    return world;
  }
}
