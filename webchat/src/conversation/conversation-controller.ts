import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Activity, ActivitySet, CardAction, OutgoingActivity, OutgoingFile } from '../direct-line/activity';
import { type ConnectionStatus, DirectLineClient, type Origin } from '../direct-line/client';
import type { Delivery } from '../direct-line/outbox';
import { toPlainText } from '../markdown/plain-text';
import { languageTags } from '../strings/locale';
import { strings } from '../strings/strings';
import type { Widget } from '../window/widget';
import { browserSurroundings } from './browser-surroundings';
import { type Vote, voteAction } from './feedback';
import { deliveryText } from './delivery-text';
import { Outgoing } from './outgoing';
import { outboxStore, sessionStore } from './persistence';
import { askFor } from './user-token';
import { type Entry, isStranded, shownText, Transcript } from './transcript';

const typingLife = 5_000;

/** The conversation as the window shows it. Owns the client, and everything that the client tells. */
export class ConversationController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #widget: Widget;
  readonly #outgoing: Outgoing;
  readonly #client: DirectLineClient;
  readonly #transcript = new Transcript();
  readonly #onAnswer: (activity: Activity, text: string) => void;
  #listening = new AbortController();
  #typingTimer = 0;
  #isOpen = false;

  status: ConnectionStatus = 'connecting';
  entries: readonly Entry[] = [];
  isTyping = false;

  constructor(host: ReactiveControllerHost, widget: Widget, onAnswer: (activity: Activity, text: string) => void) {
    this.#host = host;
    this.#widget = widget;
    this.#onAnswer = onAnswer;
    this.#outgoing = new Outgoing(widget.locale);
    this.#client = new DirectLineClient({
      service: widget.service,
      locale: languageTags[widget.locale],
      userToken: widget.userToken,
      askUserToken: () => askFor(widget.askUserToken),
      surroundings: browserSurroundings,
      sessions: sessionStore(widget.store),
      outbox: outboxStore(widget.store),
      events: {
        received: (set, origin) => this.#receive(set, origin),
        statusChanged: (status) => this.#setStatus(status),
        delivered: (activity, delivery, status) => this.#deliver(activity, delivery, status),
        restarted: () => this.#restart(),
        unsentDropped: () => this.#transcript.clearPending(),
      },
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const wake = (): void => this.#client.wake();
    addEventListener('online', wake, { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && wake(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden || wake(), { signal });
    addEventListener('offline', () => this.#client.lose(), { signal });
    const stop = this.#widget.store.onForeignChange((key) => {
      if (key === 'session') this.#client.sessionChanged();
      if (key === 'votes') this.#host.requestUpdate();
    });
    signal.addEventListener('abort', stop);
    this.#client.start();
  }

  hostDisconnected(): void {
    this.#listening.abort();
    this.#client.stop();
  }

  /** The choices of the last message, until they are answered. */
  get choices(): readonly CardAction[] {
    return this.#unanswered?.suggestedActions?.actions ?? [];
  }

  /** Their language. */
  get choicesLang(): string | undefined {
    return this.#unanswered?.locale;
  }

  /** The kinds of file that the last message asks for, as a file input takes them, until it is answered; else null. */
  get accept(): string | null {
    const upload = this.#unanswered?.channelData?.upload;
    return upload ? (upload.accept ?? '') : null;
  }

  set isOpen(isOpen: boolean) {
    this.#isOpen = isOpen;
    this.#countUnread();
  }

  say(text: string): void {
    this.#client.send(this.#outgoing.message(text));
  }

  /** Sends a file, in the place of one that could not be sent. */
  attach(file: OutgoingFile): void {
    for (const entry of this.entries.filter((candidate) => isStranded(candidate) && candidate.activity.attachments)) {
      this.withdraw(entry);
    }
    this.#client.send(this.#outgoing.file(file), file);
  }

  /** Presses a button of the bot; false when the button is not for the bot. */
  press(action: CardAction): boolean {
    const activity = this.#outgoing.action(action);
    if (activity) this.#client.send(activity);
    return activity !== null;
  }

  /** See the client's. */
  call(path: string, body: unknown): Promise<unknown> {
    return this.#client.call(path, body);
  }

  retry(entry: Entry): void {
    this.#client.retry(entry.key);
  }

  /** Takes back what was refused, to be said otherwise. */
  withdraw(entry: Entry): void {
    this.#client.withdraw(entry.key);
    this.#transcript.withdraw(entry);
    this.#show();
  }

  signIn(userToken: string | undefined): void {
    this.#client.signIn(userToken);
  }

  startAnother(): void {
    for (const key of ['votes', 'ticks', 'seen'] as const) this.#widget.store.write(key, undefined);
    this.#client.restart();
  }

  /** By activity id. */
  get votes(): Readonly<Record<string, Vote>> {
    const votes = this.#widget.store.read('votes');
    return typeof votes === 'object' && votes !== null ? (votes as Record<string, Vote>) : {};
  }

  vote(entry: Entry, vote: Vote): void {
    const action = voteAction(entry.activity, vote);
    if (!action || !entry.activity.id) return;
    this.#widget.store.write('votes', { ...this.votes, [entry.activity.id]: vote });
    this.#client.send(this.#outgoing.vote(action));
    this.#host.requestUpdate();
  }

  comment(entry: Entry, text: string): void {
    if (entry.activity.id && text) this.#client.send(this.#outgoing.comment(entry.activity.id, text));
  }

  /** The bot's last message, while nothing that was said or is on its way answers it. */
  get #unanswered(): Activity | undefined {
    const last = this.entries.findLast((entry) => !isStranded(entry));
    return last && !last.isOwn ? last.activity : undefined;
  }

  #deliver(activity: OutgoingActivity, delivery: Delivery, status?: number): void {
    const isNews = this.#transcript.deliver(activity, delivery, Date.now(), status);
    const file = activity.attachments?.[0]?.name;
    // The picker or the drop left no trace that a screen reader would have read.
    if (isNews && file)
      this.#widget.announce(`${file} – ${deliveryText(delivery, status, strings[this.#widget.locale])}`);
    this.#show();
  }

  #receive(set: ActivitySet, origin: Origin): void {
    const fresh = this.#transcript.receiveAll(set.activities, Date.now());
    const isFromBot = (activity: Activity): boolean => activity.from?.role !== 'user';
    if (origin === 'live') {
      if (set.activities.some((activity) => activity.type === 'typing' && isFromBot(activity))) this.#type();
      if (set.activities.some((activity) => activity.type === 'message' && isFromBot(activity))) this.#stopTyping();
      for (const entry of fresh) if (!entry.isOwn) this.#tell(entry.activity);
    }
    this.#show();
  }

  #tell(activity: Activity): void {
    const text = toPlainText(shownText(activity));
    this.#onAnswer(activity, text);
    this.#widget.emit('message', { text, id: activity.id });
  }

  #type(): void {
    clearTimeout(this.#typingTimer);
    this.isTyping = true;
    this.#typingTimer = window.setTimeout(() => {
      this.#stopTyping();
      this.#host.requestUpdate();
    }, typingLife);
  }

  #stopTyping(): void {
    clearTimeout(this.#typingTimer);
    this.isTyping = false;
  }

  #setStatus(status: ConnectionStatus): void {
    this.status = status;
    this.#host.requestUpdate();
  }

  #restart(): void {
    this.#transcript.clear();
    this.#stopTyping();
    this.#show();
  }

  #show(): void {
    this.entries = this.#transcript.entries;
    this.#countUnread();
    this.#host.requestUpdate();
  }

  /** Counted from what was seen last, not added up: every tab then comes to the same number. */
  #countUnread(): void {
    const answers = this.entries.filter((entry) => !entry.isOwn);
    if (this.#isOpen) {
      const last = answers.at(-1)?.activity.id;
      if (last) this.#widget.store.write('seen', last);
      this.#widget.setUnread(0);
      return;
    }
    const seen = this.#widget.store.read('seen');
    const lastSeen = answers.findLastIndex((entry) => entry.activity.id === seen);
    this.#widget.setUnread(answers.length - 1 - lastSeen);
  }
}
