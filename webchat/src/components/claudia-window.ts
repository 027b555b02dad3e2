import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { ConversationController } from '../conversation/conversation-controller';
import { transcriptText } from '../conversation/transcript-text';
import type { CardAction } from '../direct-line/activity';
import { safeAddress } from '../markdown/safe-address';
import { type Strings, strings } from '../strings/strings';
import { VoiceController } from '../voice/voice-controller';
import { download, printAlone } from '../window/export';
import { FrameController } from '../window/frame-controller';
import type { Rect } from '../window/geometry';
import type { ChatWindow, Widget } from '../window/widget';
import css from './claudia-window.css?inline';
import { renderChoices } from './choices';
import type { Composer } from './composer';
import './composer';
import { FileIntake } from './file-intake';
import type { ConversationLog } from './log';
import './log';
import { MessageTools } from './message-tools';
import type { Option } from './options-menu';
import { renderEdges, renderHandle } from './resize-handles';
import { styles } from './sheet';
import './title-bar';

/** The open widget: puts the controllers and the parts of the screen together. */
export class ClaudiaWindow extends LitElement implements ChatWindow {
  static override readonly styles = styles(css);

  readonly #widget: Widget;
  readonly #strings: Strings;
  readonly #conversation: ConversationController;
  readonly #frame: FrameController;
  readonly #voice: VoiceController;
  readonly #tools: MessageTools;
  readonly #files: FileIntake;
  #isShown = false;

  constructor(widget: Widget) {
    super();
    const { host, locale, store } = widget;
    this.#widget = widget;
    this.#strings = strings[locale];
    this.#conversation = new ConversationController(this, widget, (activity, text) =>
      this.#voice.answer(activity, text),
    );
    this.#frame = new FrameController(this, store, {
      element: host,
      isShown: () => this.#isShown,
      apply: (rect) => this.#place(rect),
      covered: () => widget.minimise(false),
    });
    this.#voice = new VoiceController(this, widget, (path, body) => this.#conversation.call(path, body), {
      isShown: () => this.#isShown,
      text: () => this.#composer?.text ?? '',
      write: (text) => this.#draft(text),
      send: (text) => this.#say(text),
    });
    this.#tools = new MessageTools(
      widget,
      this.#conversation,
      (action) => this.#press(action),
      (text) => {
        this.#draft(text);
        this.#composer?.focusField();
      },
      () => this.#focusNearby(),
      () => this.requestUpdate(),
    );
    this.#files = new FileIntake(this, this.#conversation, widget, () => {
      this.#voice.leave(); // its word stands where a problem with the file would be said
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#onPageHide);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#onPageHide);
  }

  show(hasFocus: boolean): void {
    const wasShown = this.#isShown;
    this.#isShown = true;
    this.#conversation.isOpen = true;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.#frame.place();
      if (!wasShown) this.#log?.restoreScroll();
      if (hasFocus) this.#composer?.focusField();
    });
  }

  hide(): void {
    this.#isShown = false;
    this.#conversation.isOpen = false;
    this.#voice.leave();
    this.requestUpdate();
  }

  send(text: string): void {
    if (text.trim()) this.#conversation.say(text.trim());
  }

  signIn(userToken: string | undefined): void {
    this.#conversation.signIn(userToken);
  }

  protected override firstUpdated(): void {
    this.#restoreDraft();
    this.#widget.store.onForeignChange((key) => {
      if (key === 'draft' && !this.#composer?.hasFocus) this.#restoreDraft();
      if (key === 'speech') this.requestUpdate();
    });
  }

  protected override render(): TemplateResult {
    const { locale } = this.#widget;
    const words = this.#strings;
    const { isSheet, isMaximised } = this.#frame;
    const { accept, choices, choicesLang, entries, isTyping, status } = this.#conversation;
    return html`
      <div
        class="window ${isSheet ? 'sheet' : ''}"
        role="dialog"
        aria-label=${words.assistant}
        lang=${locale}
        tabindex="-1"
        ?hidden=${!this.#isShown}
        @keydown=${this.#onKey}
        @dragenter=${this.#files.handle}
        @dragover=${this.#files.handle}
        @dragleave=${this.#files.handle}
        @drop=${this.#files.handle}
      >
        ${isSheet ? nothing : renderHandle('nw', words.resize, this.#frame)}
        <claudia-title-bar
          .strings=${words}
          .frame=${this.#frame}
          .isMaximised=${isMaximised}
          .isSheet=${isSheet}
          .settings=${this.#voice.settings}
          .isSpeaking=${this.#voice.settings.isSpeaking}
          @toggle-speech=${() => this.#voice.toggleSpeech()}
          @minimise=${() => this.#widget.minimise(true)}
          @option=${(event: CustomEvent<Option>) => this.#choose(event.detail)}
        ></claudia-title-bar>
        <div class="banner" role="status" ?hidden=${status !== 'offline'}>
          ${status === 'offline' ? html`<strong>${words.offline}</strong> ${words.offlineHint}` : nothing}
        </div>
        <claudia-log
          .strings=${words}
          .locale=${locale}
          .base=${this.#widget.service}
          .actions=${this.#tools}
          .entries=${entries}
          .isTyping=${isTyping}
          .isConnecting=${status === 'connecting'}
          .votes=${this.#conversation.votes}
          .commented=${this.#tools.commented}
          .copied=${this.#tools.copied}
        ></claudia-log>
        ${renderChoices(choices, words.choices, choicesLang, (action) => this.#onChoice(action))}
        <claudia-composer
          .strings=${words}
          .dictation=${this.#voice.dictation}
          .dictationState=${this.#voice.dictation.state}
          .notice=${this.#voice.notice || this.#files.notice}
          .accept=${accept}
          @send=${(event: CustomEvent<string>) => this.#onTyped(event.detail)}
          @draft=${this.#onDraft}
          @attach=${(event: CustomEvent<readonly File[]>) => void this.#files.take(event.detail)}
        ></claudia-composer>
        <p class="footer">${words.footer}</p>
        ${this.#files.isOver && accept !== null ? html`<p class="drop">${words.files.drop}</p>` : nothing}
        ${isSheet ? nothing : [renderHandle('se', words.resize, this.#frame), renderEdges(this.#frame)]}
      </div>
    `;
  }

  get #composer(): Composer | null {
    return this.renderRoot.querySelector<Composer>('claudia-composer');
  }

  get #log(): ConversationLog | null {
    return this.renderRoot.querySelector<ConversationLog>('claudia-log');
  }

  #place(rect: Rect): void {
    const frame = this.renderRoot.querySelector<HTMLElement>('.window');
    if (!frame) return;
    for (const side of ['left', 'top', 'width', 'height'] as const) frame.style[side] = `${rect[side]}px`;
    // The menu leaves room for the rest.
    frame.style.setProperty('--window-height', `${rect.height}px`);
  }

  #say(text: string): void {
    this.#voice.hush();
    this.#voice.notice = this.#files.notice = '';
    this.#widget.store.write('draft', undefined);
    if (this.#composer) this.#composer.text = '';
    this.#conversation.say(text);
  }

  #onTyped(text: string): void {
    this.#voice.dictation.wasSent();
    this.#say(text);
  }

  #onChoice(action: CardAction): void {
    this.#voice.wasTyped();
    this.#press(action);
    this.#focusNearby();
  }

  /** The button that had the focus is gone. A finger would not want the keyboard that comes with the text box. */
  #focusNearby(): void {
    if (matchMedia('(pointer: coarse)').matches) this.#log?.focusLog();
    else this.#composer?.focusField();
  }

  /** A button for the bot is sent; one for the page is the page's; a link is opened. */
  #press(action: CardAction): void {
    if (this.#conversation.press(action)) return;
    const url = safeAddress(action.value, this.#widget.service);
    if (action.type === 'signin' && !this.#widget.emit('sign-in', { url })) return;
    if (url) window.open(url, '_blank', 'noopener');
  }

  #draft(text: string): void {
    if (this.#composer) this.#composer.text = text;
    this.#remember(text);
  }

  #remember(draft: string): void {
    this.#widget.store.write('draft', draft === '' ? undefined : draft);
  }

  #restoreDraft(): void {
    const draft = this.#widget.store.read('draft');
    const composer = this.#composer;
    // Its text box comes with its own first rendering, which is after ours.
    void composer?.updateComplete.then(() => (composer.text = typeof draft === 'string' ? draft : ''));
  }

  #choose(option: Option): void {
    switch (option) {
      case 'newConversation':
        this.#conversation.startAnother();
        this.#widget.announce(this.#strings.newConversationStarted);
        this.#composer?.focusField();
        return;
      case 'download':
        download(this.#strings.downloadName, transcriptText(this.#conversation.entries, this.#widget.locale));
        return;
      case 'print':
        printAlone(this.#widget.host);
    }
  }

  readonly #onDraft = (): void => {
    this.#voice.wasTyped();
    this.#remember(this.#composer?.text ?? '');
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation(); // the page's own dialogs must not close as well
    if (!this.#voice.dictation.cancel()) this.#widget.minimise(true);
  };

  readonly #onPageHide = (): void => {
    this.#voice.leave();
  };
}

customElements.define('claudia-window', ClaudiaWindow);
