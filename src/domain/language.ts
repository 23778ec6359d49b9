/** The languages in which Lockstep speaks, by their BCP 47 names. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** The same texts in every language: one that lacks a text is no valid catalogue. */
export type InLanguages<Texts> = Readonly<Record<Language, Texts>>;
