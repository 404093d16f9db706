import { spoken } from "../words/languages.js";
import { currentLanguage, speak } from "../words/words.svelte.js";
import { BEGINNING, type Choice } from "./choice.js";
import { read, type Trouble, write } from "./fragment.js";

let choice = $state.raw<Choice>(BEGINNING);
let trouble = $state.raw<Trouble | null>(null);

/** What the reader has chosen, now. Reactive. */
export const now = (): Choice => choice;
/** What could not be read of the last link, or null. */
export const linkTrouble = (): Trouble | null => trouble;
export const forgetTrouble = (): void => {
  trouble = null;
};

/** The address of a choice, to be passed on: the whole page's, also from a frame. */
export const linkTo = (some: Choice): string => `${location.href.split(/[?#]/)[0]}${write(some)}`;

let pending: ReturnType<typeof setTimeout> | null = null;

/** Changes a part of the choice, and the address with it. `visit` makes it a step that the back button undoes. */
export function choose(some: Partial<Choice>, visit = false): void {
  // The step before keeps the address of what was chosen then.
  if (visit && pending !== null) flush();
  choice = { ...choice, ...some };
  if (choice.language !== null && choice.language !== currentLanguage()) speak(choice.language);
  if (visit) history.pushState(null, "", write(choice) || location.pathname + location.search);
  // Browsers allow some hundred changes of the address in half a minute.
  else pending ??= setTimeout(flush, 250);
}

function flush(): void {
  if (pending !== null) clearTimeout(pending);
  pending = null;
  const fragment = write(choice);
  if (fragment !== location.hash) history.replaceState(null, "", fragment || location.pathname + location.search);
}

/** What an exported page begins with where its address says nothing. */
const begins = (): string => document.querySelector<HTMLMetaElement>('meta[name="glasshouse-link"]')?.content ?? "";

function take(): void {
  const reading = read(location.hash || begins());
  choice = reading.choice;
  trouble = reading.trouble;
  speak(choice.language ?? spoken(navigator.languages));
}

/** Begins with what the address says, and follows it. Once. */
export function followAddress(): void {
  take();
  addEventListener("hashchange", take);
  addEventListener("popstate", take);
}
