/** The site's two languages. With `Words`, a text in one language only is a compile error. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** A text in both languages. Mathematics stands between single dollars, as in `$\varphi'(z_t)$`. */
export type Words = Readonly<Record<Language, string>>;

export const words = (en: string, zh: string): Words => ({ en, zh });
