import { en, type Key } from "../words/en.js";
import type { ChapterKey } from "./chapter.js";

/** The key of a chapter's words: `say("ban", "title")` is "ch_ban_title". Throws where there are none. */
export function say(chapter: ChapterKey, what: string): Key {
  const key = `ch_${chapter}_${what}`;
  if (!(key in en)) throw new Error(`no words are called "${key}"`);
  return key as Key;
}
