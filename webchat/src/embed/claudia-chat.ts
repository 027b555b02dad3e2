import { Store } from '../storage/store';
import { localeOf } from '../strings/locale';
import { pillStrings } from '../strings/pill';
import { Pill } from '../window/pill';
import type { AskUserToken, ChatWindow, Widget, WindowModule } from '../window/widget';
import css from './launcher.css?inline';

declare const __WINDOW_MODULE__: string;

const announcementLife = 15_000;

/** Set by the entry before the element is defined. */
export const script = { url: '', settings: {} as DOMStringMap };

/** `<claudia-chat>`: the pill now, and on the first click everything else. */
export class ClaudiaChat extends HTMLElement {
  static readonly observedAttributes = ['data-user-token'];
  static #active: ClaudiaChat | null = null;

  #pill: Pill | null = null;
  #widget: Widget | null = null;
  #window: Promise<ChatWindow> | null = null;
  #loads = 0;
  #ask: AskUserToken | undefined;
  readonly #store = new Store();
  readonly #announcer = document.createElement('div');
  readonly #notice = document.createElement('p');

  connectedCallback(): void {
    // A second tag, or a second copy of the script, still gives one widget.
    if (ClaudiaChat.#active?.isConnected || this.#widget) return;
    ClaudiaChat.#active = this;
    for (const [name, value] of Object.entries(script.settings)) this.dataset[name] ??= value ?? '';
    const locale = localeOf(this.dataset.locale);
    this.lang ||= locale;
    this.#build(
      pillStrings[locale].loadFailed,
      new Pill(pillStrings[locale], this.#store, this.dataset.position, () => this.open()),
    );
    this.#widget = {
      host: this,
      root: this.shadowRoot ?? this.attachShadow({ mode: 'open' }),
      service: new URL(script.url).origin,
      locale,
      store: this.#store,
      userToken: this.dataset.userToken,
      askUserToken: this.#ask,
      announce: (text, lang) => this.#announce(text, lang),
      emit: (name, detail) =>
        this.dispatchEvent(
          new CustomEvent(`claudia:${name}`, { detail, bubbles: true, composed: true, cancelable: true }),
        ),
      minimise: (hasFocus) => this.#setOpen(false, hasFocus),
      setUnread: (count) => {
        this.#store.write('unread', count);
        this.#pill?.setUnread(count);
      },
    };
    this.#listen();
    this.#follow(false);
    // A conversation is under way: its news must reach the pill on every page. Not before the page itself is done.
    if (this.#store.read('session') && !this.#isOpen) setTimeout(() => void this.#load().catch(() => undefined), 1_500);
  }

  attributeChangedCallback(_name: string, _old: string | null, value: string | null): void {
    if (this.#widget && value !== (this.#widget.userToken ?? null)) this.signIn(value);
  }

  open(): void {
    this.#setOpen(true, true);
  }

  /** Shrinks to the pill; the conversation goes on. */
  close(): void {
    this.#setOpen(false, true);
  }

  send(text: string): void {
    void this.#load().then(
      (window) => window.send(text),
      () => this.#failToLoad(),
    );
  }

  /** Hands over who is signed in on the page; null when nobody is any more. */
  signIn(userToken: string | null): void {
    if (!this.#widget) return;
    this.#widget.userToken = userToken ?? undefined;
    if (userToken === null && !this.#window) {
      // Signed out, and no window to tell: what the last person said must not wait here for the next one.
      for (const key of ['session', 'outbox', 'draft', 'unread'] as const) this.#store.write(key, undefined);
      this.#pill?.setUnread(0);
    }
    // Nobody has opened the window yet: the token is there when somebody does.
    void this.#window?.then((window) => window.signIn(userToken ?? undefined));
  }

  /** Hands over how to ask who is signed in. */
  askForToken(ask: AskUserToken | undefined): void {
    this.#ask = ask;
    if (this.#widget) this.#widget.askUserToken = ask;
  }

  get #isOpen(): boolean {
    return this.#store.read('open') === true;
  }

  #setOpen(isOpen: boolean, hasFocus: boolean): void {
    this.#store.write('open', isOpen);
    this.#follow(hasFocus);
    this.#widget?.emit(isOpen ? 'open' : 'close');
  }

  #build(loadFailed: string, pill: Pill): void {
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    this.#announcer.className = 'announcer';
    this.#announcer.setAttribute('aria-live', 'polite');
    this.#notice.className = 'notice';
    this.#notice.textContent = loadFailed;
    this.#notice.hidden = true;
    root.append(pill.button, this.#notice, this.#announcer);
    this.#pill = pill;
    const unread = this.#store.read('unread');
    pill.setUnread(typeof unread === 'number' ? unread : 0);
  }

  #listen(): void {
    addEventListener('resize', () => this.#pill?.place());
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && target !== this) {
        this.#pill?.place();
        this.#pill?.avoid(target.getBoundingClientRect());
      }
    });
    this.#store.onForeignChange((key) => {
      if (key === 'open') this.#follow(false);
      if (key === 'pill') this.#pill?.place();
      const unread = this.#store.read('unread');
      if (key === 'unread' && typeof unread === 'number') this.#pill?.setUnread(unread);
    });
  }

  /** Brings the screen in line with the stored form, which another tab may have changed. */
  #follow(hasFocus: boolean): void {
    if (!this.#pill) return;
    const { button } = this.#pill;
    if (this.#isOpen) {
      // Open on the last page: the pill would only flash up. After a click it stays until the window is there.
      if (!hasFocus) button.hidden = true;
      void this.#load().then(
        (window) => {
          if (!this.#isOpen) return;
          button.hidden = true;
          window.show(hasFocus);
        },
        () => this.#failToLoad(),
      );
      return;
    }
    button.hidden = false;
    this.#pill.place();
    void this.#window?.then((window) => window.hide());
    if (hasFocus) button.focus();
  }

  #load(): Promise<ChatWindow> {
    this.#window ??= this.#import();
    return this.#window;
  }

  async #import(): Promise<ChatWindow> {
    this.#notice.hidden = true;
    const url = new URL(__WINDOW_MODULE__, script.url);
    // A browser may remember that a module could not be fetched: another address asks it to look again.
    if (this.#loads++ > 0) url.searchParams.set('retry', String(this.#loads));
    try {
      const { mount } = (await import(/* @vite-ignore */ url.href)) as WindowModule;
      if (!this.#widget) throw new Error('Not connected.');
      return mount(this.#widget);
    } catch (failure) {
      this.#window = null;
      throw failure;
    }
  }

  #failToLoad(): void {
    this.#setOpen(false, false);
    this.#notice.hidden = false;
    this.#announce(this.#notice.textContent);
  }

  #announce(text: string, lang = ''): void {
    const paragraph = document.createElement('p');
    if (lang) paragraph.lang = lang;
    paragraph.textContent = text;
    this.#announcer.append(paragraph);
    setTimeout(() => paragraph.remove(), announcementLife);
  }
}
