/** Languages the page speaks, each by its own name. */
export const LANGUAGES = { en: "English", zh: "简体中文", fr: "Français" } as const;
export type Language = keyof typeof LANGUAGES;

export const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);

/** The first of these languages that the page speaks. */
export const spoken = (tags: readonly string[]): Language =>
  tags.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? "en";
