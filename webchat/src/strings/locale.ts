export type Locale = 'fr' | 'en';

/** French unless English is asked for: the portal's language, whatever the browser's. */
export function localeOf(attribute: string | undefined): Locale {
  return attribute?.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

/** The language tag sent with each message. */
export const languageTags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };
