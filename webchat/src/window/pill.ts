import type { Store } from '../storage/store';
import type { PillStrings } from '../strings/pill';
import { type Anchor, corner, isAnchor, type Point, toAnchor, toPoint, viewportSize } from './anchor';
import { makeDraggable } from './drag';
import { avatar } from './icons';

const step = 16;

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

/** The closed widget: one button that says what it is for, and can be put elsewhere. */
export class Pill {
  readonly button = document.createElement('button');
  readonly #strings: PillStrings;
  readonly #store: Store;
  readonly #position: string | undefined;
  readonly #badge = document.createElement('span');
  #dragStart: Point = { left: 0, top: 0 };

  constructor(strings: PillStrings, store: Store, position: string | undefined, onClick: () => void) {
    this.#strings = strings;
    this.#store = store;
    this.#position = position;

    const text = document.createElement('span');
    const question = document.createElement('strong');
    question.textContent = strings.question;
    text.append(question, ' ', strings.invitation);
    text.className = 'text';
    this.#badge.className = 'badge';
    this.#badge.setAttribute('aria-hidden', 'true');
    this.button.type = 'button';
    this.button.className = 'pill';
    this.button.append(avatar(), text, this.#badge);
    this.button.addEventListener('keydown', (event) => this.#onKey(event));
    makeDraggable(this.button, {
      start: () => {
        this.#dragStart = this.#point;
        return true;
      },
      move: (x, y) => this.#moveTo({ left: this.#dragStart.left + x, top: this.#dragStart.top + y }),
      end: (isCancelled) => (isCancelled ? this.#moveTo(this.#dragStart) : this.#remember()),
    });
    this.button.addEventListener('click', onClick);
    this.setUnread(0);
  }

  setUnread(count: number): void {
    const { question, invitation, unread } = this.#strings;
    const name = `${question} ${invitation}`;
    this.button.setAttribute('aria-label', count > 0 ? `${name}, ${unread(count)}` : name);
    this.#badge.textContent = count > 99 ? '99+' : String(count);
    this.#badge.hidden = count === 0;
  }

  /** Puts the pill where it belongs on the screen as it is now. */
  place(): void {
    const stored = this.#store.read('pill');
    this.#show(isAnchor(stored) ? stored : corner(this.#position));
  }

  /** Steps out of the way of `obstacle` without forgetting where it lives. */
  avoid(obstacle: DOMRect): void {
    const own = this.button.getBoundingClientRect();
    const isCovered =
      own.left < obstacle.right && own.right > obstacle.left && own.top < obstacle.bottom && own.bottom > obstacle.top;
    if (!isCovered) return;
    const above = obstacle.top - own.height - step / 2;
    this.#put({ left: own.left, top: above >= 0 ? above : obstacle.bottom + step / 2 });
  }

  get #point(): Point {
    const { left, top } = this.button.getBoundingClientRect();
    return { left, top };
  }

  #onKey(event: KeyboardEvent): void {
    const move = moves[event.key];
    if (!move && event.key !== 'Home') return;
    event.preventDefault();
    if (move) {
      const { left, top } = this.#point;
      this.#moveTo({ left: left + move[0], top: top + move[1] });
      this.#remember();
    } else {
      this.#store.write('pill', undefined);
      this.place();
    }
  }

  #moveTo(point: Point): void {
    this.#show(toAnchor(point, this.button.getBoundingClientRect(), viewportSize()));
  }

  #show(anchor: Anchor): void {
    this.#put(toPoint(anchor, this.button.getBoundingClientRect(), viewportSize()));
  }

  // Through the object model: a style attribute would be refused by a strict content security policy.
  #put(point: Point): void {
    this.button.style.left = `${point.left}px`;
    this.button.style.top = `${point.top}px`;
  }

  #remember(): void {
    this.#store.write('pill', toAnchor(this.#point, this.button.getBoundingClientRect(), viewportSize()));
  }
}
