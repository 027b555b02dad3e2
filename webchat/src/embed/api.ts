import type { AskUserToken } from '../window/widget';
import type { ClaudiaChat } from './claudia-chat';

/** `window.ClaudIA`: all that a page can do with the widget. */
export interface ChatApi {
  open(): void;
  close(): void;
  send(text: string): void;
  /** Events: `open`, `close`, `message`, `sign-in`. Answers how to stop listening. */
  on(event: string, listener: (event: CustomEvent<unknown>) => void): () => void;
  /** The portal's token of the person who signed in, or null when they signed out. */
  signIn(userToken: string | null): void;
  /** Asked before each connection; spares the page from handing over tokens as they expire. */
  userToken: AskUserToken | undefined;
}

/** Calls made before the page is parsed wait for the element. */
export function chatApi(element: Promise<ClaudiaChat>): ChatApi {
  let ask: AskUserToken | undefined;
  return {
    open: () => void element.then((chat) => chat.open()),
    close: () => void element.then((chat) => chat.close()),
    send: (text) => void element.then((chat) => chat.send(text)),
    on(event, listener) {
      // On the document, so that nothing is missed before the element exists.
      const type = `claudia:${event}`;
      document.addEventListener(type, listener as EventListener);
      return () => document.removeEventListener(type, listener as EventListener);
    },
    signIn: (userToken) => void element.then((chat) => chat.signIn(userToken)),
    get userToken() {
      return ask;
    },
    set userToken(next) {
      ask = next;
      void element.then((chat) => chat.askForToken(next));
    },
  };
}
