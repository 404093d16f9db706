import type { Scenario } from "../../src/scenario/catalogue.js";
import type { ChapterKey } from "./chapter.js";
import type { SetAgainst, SourceRow } from "./sources.js";
import type { Telling } from "./teller.js";

/** What a chapter asks of its worker. `scenario` is a preset as the page has it. */
export type ChapterOrder =
  | {
      readonly kind: "tell";
      readonly id: number;
      readonly chapter: ChapterKey;
      readonly position: string;
      readonly scenario: Scenario;
    }
  | { readonly kind: "against"; readonly id: number; readonly of: SetAgainst; readonly scenario: Scenario };

export type ChapterReport =
  | { readonly kind: "told"; readonly id: number; readonly telling: Telling }
  | {
      readonly kind: "set";
      readonly id: number;
      readonly of: SetAgainst;
      readonly rows: readonly SourceRow[];
      readonly digest: string;
    }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
