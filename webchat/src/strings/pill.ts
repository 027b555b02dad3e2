import type { Locale } from './locale';

/** The few words needed before the first click. */
export interface PillStrings {
  readonly question: string;
  readonly invitation: string;
  readonly loadFailed: string;
  readonly unread: (count: number) => string;
}

export const pillStrings: Record<Locale, PillStrings> = {
  fr: {
    question: "Besoin d'aide ?",
    invitation: 'Posez une question',
    loadFailed: 'L’assistant n’a pas pu être chargé. Vérifiez votre connexion, puis réessayez.',
    unread: (count) => (count === 1 ? '1 nouveau message' : `${count} nouveaux messages`),
  },
  en: {
    question: 'Need help?',
    invitation: 'Ask a question',
    loadFailed: 'The assistant could not be loaded. Check your connection, then try again.',
    unread: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
  },
};
