export { ask, comeOut, dare, place } from "./live";
export { circles, farEnds, friends, pairs, wordsOf } from "./company";
export { countScores, fade, householdPull, sumParts } from "./score";
export { book, forgetOne } from "./records";
export { note, pick, touched } from "./doors";
export { caution, chill, seek } from "./respond";
export { churnCircles, churnPairs, tieRules } from "./churn";
export { enrol, lowRated, ofTies, refresh, sift, where } from "./scan";
export { addBytes, addUpLevels, countLevels, countMoves, rank, spread, tally, tallyBits } from "./counting";
