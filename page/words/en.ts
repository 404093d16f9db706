/**
 * Every word of the page in English: the key set that the other languages must have in full. {braces} are filled in.
 * Sentences of the catalogue (what a mechanism does) are in `said.ts`.
 */
export const en = {
  // shell
  title: "Glasshouse",
  subtitle: "A town under the score",
  generated:
    "Everyone here is generated. Nobody here is real. It shows what a score does to people, so that it can be judged.",
  language: "Language",
  skip: "Skip to the content",
  chapters: "Chapters",
  sandbox: "Sandbox",
  parts: "Parts of this page",
  // what is happening: one sentence
  making: "Making a society of {residents} residents …",
  before: "{residents} residents, each a dot, before the first month under the score.",
  happening:
    "{month}: of {residents} residents, {rated} have a score, and a score or a list closes something to {sanctioned}.",
  // time
  play: "Play",
  pause: "Pause",
  again: "Play again",
  step_back: "One month back",
  step_on: "One month on",
  speed: "Speed",
  months_a_second: "{n} months a second",
  fastest: "As fast as it can",
  month: "Month",
  month_of: "{month}, month {n} of {months}",
  // canvas
  canvas: "The town: every resident is a dot, coloured by band",
  zoom_in: "Zoom in",
  zoom_out: "Zoom out",
  zoom_whole: "Whole town",
  keys: "Keys on the picture: arrows choose a resident, shift and arrows move the view, + and − zoom, 0 the whole town, Enter opens the life.",
  resident: "Resident {n}",
  unrated: "no score",
  band: "Band {name}",
  mark_sanctioned: "hole: something is closed",
  mark_wronged: "bar: points lost for what others did or nobody did",
  bands: "Bands",
  // failures
  failed_memory: "There was not enough memory for this world.",
  failed_crash: "The simulation stopped: {message}",
  failed_smaller: "Begin again with {residents} residents",
  failed_again: "Begin again",
  // links
  link_unreadable: "This link could not be read, so the page begins at the beginning.",
  link_newer: "This link was made by a newer version of the page, so the page begins at the beginning.",
  link_parts: "Parts of this link could not be used, and are as at the beginning: {parts}",
  close: "Close",
} as const;

export type Key = keyof typeof en;
export type Words = { readonly [K in Key]: string };
