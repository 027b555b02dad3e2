import type { ReactiveControllerHost } from 'lit';
import type { ConversationController } from '../conversation/conversation-controller';
import { type FileProblem, kindsOf, largestFile, prepareFile } from '../conversation/files';
import type { Locale } from '../strings/locale';
import { sizeOf } from '../strings/sizes';
import { strings } from '../strings/strings';
import type { Widget } from '../window/widget';

/** Files that are chosen, or dragged over the window and dropped, while the bot asks for one. */
export class FileIntake {
  readonly #host: ReactiveControllerHost;
  readonly #conversation: ConversationController;
  readonly #locale: Locale;
  readonly #limit: number;
  readonly #beforeTaking: () => void;
  /** A drop would be taken. */
  isOver = false;
  /** Why the last file was not sent; empty when it was. */
  notice = '';

  constructor(
    host: ReactiveControllerHost,
    conversation: ConversationController,
    { locale, host: { dataset } }: Widget,
    beforeTaking: () => void,
  ) {
    this.#host = host;
    this.#conversation = conversation;
    this.#locale = locale;
    this.#limit = largestFile(dataset.largestFile);
    this.#beforeTaking = beforeTaking;
  }

  async take(files: readonly File[]): Promise<void> {
    const { accept } = this.#conversation;
    if (accept === null || files.length === 0) return;
    this.#beforeTaking();
    this.notice = '';
    this.#host.requestUpdate();
    const file = await prepareFile(files, accept, this.#limit);
    if (typeof file === 'string') this.notice = this.#textOf(file, accept);
    else if (this.#conversation.accept !== null) this.#conversation.attach(file); // nothing else answered meanwhile
    this.#host.requestUpdate();
  }

  /** For `dragenter`, `dragover`, `dragleave` and `drop`. */
  readonly handle = (event: DragEvent): void => {
    const { dataTransfer, currentTarget, relatedTarget, type } = event;
    if (!dataTransfer?.types.includes('Files')) return; // a word on its way into the text box
    event.preventDefault(); // asked for or not, a file must not replace the page
    const isAsked = this.#conversation.accept !== null;
    dataTransfer.dropEffect = isAsked ? 'copy' : 'none';
    if (type === 'drop') void this.take([...dataTransfer.files]);
    const isInside =
      currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    this.#set(isAsked && type !== 'drop' && (type !== 'dragleave' || isInside));
  };

  #set(isOver: boolean): void {
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.#host.requestUpdate();
  }

  #textOf(problem: FileProblem, accept: string): string {
    const { files } = strings[this.#locale];
    switch (problem) {
      case 'notTaken':
        return files.notTaken(kindsOf(accept));
      case 'tooLarge':
        return files.tooLarge(sizeOf(this.#limit, this.#locale));
      default:
        return files[problem];
    }
  }
}
