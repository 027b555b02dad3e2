import type { Store } from '../storage/store';
import type { Locale } from '../strings/locale';

/** The page's own way to the portal's token: a fresh one each time, or nothing while nobody is signed in. */
export type AskUserToken = () => string | null | undefined | Promise<string | null | undefined>;

/** What the launcher lends to the window module, which is loaded later and never imports it. */
export interface Widget {
  /** The `<claudia-chat>` element: styles and events go through it. */
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Scheme, host and port of the service. */
  readonly service: string;
  readonly locale: Locale;
  readonly store: Store;
  userToken: string | undefined;
  /** Who gives the token when it is needed; the page may set it at any time. */
  askUserToken: AskUserToken | undefined;
  /** Says a text once to screen readers, in its own language where it has one. */
  announce(text: string, lang?: string): void;
  /** Dispatches `claudia:<name>`; false when the page prevented the default. */
  emit(name: string, detail?: unknown): boolean;
  /** Shrinks to the pill, which takes the focus unless something on the page has it. */
  minimise(hasFocus: boolean): void;
  setUnread(count: number): void;
}

/** What the launcher can ask of the window. */
export interface ChatWindow {
  show(hasFocus: boolean): void;
  hide(): void;
  send(text: string): void;
  signIn(userToken: string | undefined): void;
}

export interface WindowModule {
  readonly mount: (widget: Widget) => ChatWindow;
}
