/** Stands on every view of a life. */
export const GENERATED = "This person was generated.";

/** How a move stands to what happened; null where no record and nobody else stands behind it. */
export const TRUTHS = ["true", "wrong_person", "nobody", "mixed_up", "someone_else", "false"] as const;
/**
 * "true": the resident did it. "wrong_person": somebody else did. "nobody": nobody did. "mixed_up": it was meant for another file at the
 * centre. "someone_else": the score of a tie or of the household. "false": several false records at once, as they fade.
 */
export type Truth = (typeof TRUTHS)[number];

/** Where a tie leads. */
export type TieKind = "neighbourhood" | "town" | "other" | "far";

/** Who stands behind a move. */
export interface MoveCause {
  /** Number of the resident, who may be the same one. */
  readonly resident: number;
  /** "act": did it. "report": reported what nobody did. "file": it was meant for their file. "tie", "household": their score pulls. */
  readonly how: "act" | "report" | "file" | "tie" | "household";
  readonly tie: TieKind | null;
  /** Months between the act and the move, where the copy at the centre came late. */
  readonly late: number;
}

/** One move of a score. `after` of a move is `before` of the next; points, before and after are exact sixteenths. */
export interface Move {
  /** "2018-03". */
  readonly month: string;
  /** Key of the act, as in the catalogue. */
  readonly act: string | null;
  readonly channel: string | null;
  /** Path of the parameter that says so, "score.rule_book.points". */
  readonly rule: string;
  readonly points: number;
  /** Null while not rated. */
  readonly before: number | null;
  readonly after: number | null;
  readonly truth: Truth | null;
  readonly cause: MoveCause | null;
}

/** Who a resident is. */
export interface LifeTraits {
  /** "This person was generated." */
  readonly generated: string;
  readonly age_at_start: number;
  readonly sex: string;
  readonly minority: boolean;
  readonly registered: "home" | "away";
  readonly education: string;
  readonly region: string;
  readonly place: "urban" | "rural";
  readonly household_members: number;
  readonly care: string;
  readonly prosocial: string;
  readonly outspoken: string;
  readonly distance: string;
}

/** A sanction met in the months asked for. */
export interface SanctionMet {
  readonly sanction: string;
  readonly says: string;
  /** Months it lay on the resident; 0 where only a grown-up's of the household was met. */
  readonly months: number;
  readonly first_month: string | null;
  readonly last_month: string | null;
  /** Months in which the score alone closed it, and in which a list did. */
  readonly by_score: number;
  readonly by_list: number;
  /** Times it was met: tickets refused, applications turned down; resident-months where it is simply so. */
  readonly met: number;
}

/** The sanctions met, and what they cost. */
export interface Sanctions {
  readonly met: readonly SanctionMet[];
  /** Months under any sanction. */
  readonly months: number;
  /** Times refused something. */
  readonly refused: number;
  /** Steps of income lost to refused work, and income per head at the end beside what it would be without the loss, money a year. */
  readonly income_steps_lost: number;
  readonly income_at_end: number;
  readonly income_without_loss: number;
  readonly ties_dropped: number;
  /** Words out of line that learned chill held back. */
  readonly words_held_back: number;
}

/** One change to a world. */
export type Change =
  | {
      readonly kind: "record";
      readonly says: string;
      readonly month: string;
      readonly act: string;
      readonly channel: string;
      readonly truth: Truth;
      readonly cause: MoveCause | null;
      /** What it cost when it was filed. */
      readonly points: number;
    }
  | {
      readonly kind: "tie";
      readonly says: string;
      readonly resident: number;
      readonly tie: TieKind;
      /** What it was costing when the resident first fell below. */
      readonly points: number;
    }
  | {
      readonly kind: "mechanism";
      readonly says: string;
      /** "watch.cameras". */
      readonly mechanism: string;
      /** What it was costing when the resident first fell below, as far as the ledger tells; null where it moves no points itself. */
      readonly points: number | null;
    };

/** The smallest single change that would have kept the resident above the threshold, found by living the paired world again. */
export interface Counterfactual {
  /** What is to be kept off: what the score closes; whatever is closed, where the score closed nothing; nothing was closed. */
  readonly goal: "score" | "list" | "none";
  /** Score below which something is closed in that month, and the first month in which it was. */
  readonly threshold: number | null;
  readonly crossed: string | null;
  readonly closes: readonly string[];
  readonly change: Change | null;
  /** Lowest score in the months asked for, in this world and with the change. */
  readonly lowest: number | null;
  readonly lowest_with_change: number | null;
  /** Other residents of the town and its paired town whose score at the end differs with the change. */
  readonly others_changed: number | null;
  /** Where no single change does it: the one with which it came last, and when. */
  readonly closest: Change | null;
  readonly closest_crossed: string | null;
  /** Changes tried, of how many there are in order of size. */
  readonly tried: number;
  readonly candidates: number;
  /** In words. */
  readonly says: string;
}

/** One thing compared between a resident and the twin without the score. */
export interface Compared {
  readonly measure: string;
  readonly says: string;
  readonly unit: string;
  readonly resident: number;
  readonly twin: number;
}

/** The same resident, with the same draws, where there is no score and nothing is closed. */
export interface Twin {
  /** What is switched off. */
  readonly without: readonly string[];
  /** First month in which the two lives differ in anything but the score and what it closes; null if they never do. */
  readonly first_difference: string | null;
  readonly compared: readonly Compared[];
  readonly says: string;
}

/** Something the rules let a resident do, and how often it works in this world. */
export interface Remedy {
  readonly remedy: string;
  readonly says: string;
  /** Is it there at all? */
  readonly open: boolean;
  /** How often it worked, of how many times it could have, over all months; null where nothing counts it. */
  readonly worked: number | null;
  readonly of: number | null;
  readonly share: number | null;
}

/** How common this fate is. */
export interface Typical {
  /** The month of the resident's lowest score among those asked for; null where it was never rated. */
  readonly month: string | null;
  readonly score: number | null;
  /** Rated residents then, and how many of them stood as low or lower. */
  readonly rated: number;
  readonly as_low: number;
  /** `as_low` in percent of `rated`. */
  readonly percentile: number | null;
  /** Residents under any sanction then; through false records; through the scores of others. */
  readonly sanctioned: number;
  readonly sanctioned_false: number;
  readonly sanctioned_through_others: number;
  /** The resident's longest spell under sanction, and how many spells of the whole world were as long or longer, of how many. */
  readonly longest_spell: number;
  readonly spells_as_long: number;
  readonly spells: number;
  readonly remedies: readonly Remedy[];
  readonly says: string;
}

/** Where something is closed. */
export interface Line {
  readonly sanction: string;
  readonly says: string;
  readonly below: number;
  readonly from: string;
}

/** A resident's life under the score: what `glasshouse explain` tells. */
export interface Life {
  readonly resident: number;
  readonly traits: LifeTraits;
  readonly ledger: readonly Move[];
  readonly sanctions: Sanctions;
  readonly counterfactual: Counterfactual;
  readonly twin: Twin;
  readonly typical: Typical;
  /** One plain sentence. */
  readonly sentence: string;
  /** The months asked for, and for each the score at its end (null while not rated) and the sanctions in force. */
  readonly months: readonly string[];
  readonly scores: readonly (number | null)[];
  readonly under: readonly (readonly string[])[];
  readonly lines: readonly Line[];
}

/** A life as it is printed by `--json`: these keys, in this order. */
export const asJson = ({ resident, traits, ledger, sanctions, counterfactual, twin, typical }: Life): object => ({
  resident,
  traits,
  ledger,
  sanctions,
  counterfactual,
  twin,
  typical,
});
