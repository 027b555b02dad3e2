import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from '../storage/store';
import type { Corner, SizeName } from '../strings/strings';
import { viewportSize } from './anchor';
import {
  clampRect,
  covers,
  defaultPlacement,
  type Edge,
  grow,
  inCorner,
  isPlacement,
  isSheet,
  maximised,
  overlaps,
  type Placement,
  presets,
  pull,
  type Rect,
  stepAside,
  toPlacement,
  toRect,
} from './geometry';

export interface FrameOptions {
  /** The widget's element on the page, whose `data-position` says where the window opens. */
  readonly element: HTMLElement;
  isShown(): boolean;
  apply(rect: Rect): void;
  /** The window hides what has the focus on the page, and there is nowhere to go. */
  covered(): void;
}

/** Where the window is and how large: by pointer, by keyboard and by menu, and the same in every tab. */
export class FrameController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: Store;
  readonly #options: FrameOptions;
  #listening = new AbortController();
  /** Where a move or a resize began, as long as it can be cancelled. */
  #start: Rect | null = null;
  /** Out of the way of what has the focus, for as long as it has it. */
  #aside: Rect | null = null;

  constructor(host: ReactiveControllerHost, store: Store, options: FrameOptions) {
    this.#host = host;
    this.#store = store;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const follow = (): void => {
      this.#aside = null;
      this.place();
      this.#host.requestUpdate();
    };
    addEventListener('resize', follow, { signal });
    // The on-screen keyboard shrinks only what is visible; the layout keeps its size.
    window.visualViewport?.addEventListener('resize', follow, { signal });
    window.visualViewport?.addEventListener('scroll', follow, { signal });
    document.addEventListener('focusin', (event) => this.#avoid(event.target), { signal });
    const stop = this.#store.onForeignChange((key) => {
      if (key === 'window' || key === 'maximized') follow();
    });
    signal.addEventListener('abort', stop);
  }

  hostDisconnected(): void {
    this.#listening.abort();
  }

  get isSheet(): boolean {
    return isSheet(viewportSize());
  }

  get isMaximised(): boolean {
    return this.#store.read('maximized') === true;
  }

  /** Puts the window where it belongs on the screen as it is now. */
  place(): void {
    this.#options.apply(this.#rect);
  }

  begin(): void {
    this.#start ??= this.#rect;
  }

  /** Ends what was begun; answers whether there was anything to end. */
  finish(isCancelled = false): boolean {
    if (!this.#start) return false;
    if (isCancelled) this.#remember(this.#start);
    this.#start = null;
    return true;
  }

  moveBy(deltaX: number, deltaY: number, from: Rect = this.#rect): void {
    const { left, top } = from;
    this.#remember(clampRect({ ...this.#rect, left: left + deltaX, top: top + deltaY }, viewportSize()));
  }

  /** A pointer has gone so far since `begin`. */
  drag(deltaX: number, deltaY: number): void {
    if (this.#start) this.moveBy(deltaX, deltaY, this.#start);
  }

  /** A pointer has pulled an edge so far since `begin`. */
  pull(edge: Edge, deltaX: number, deltaY: number): void {
    if (this.#start) this.#remember(pull(this.#start, edge, deltaX, deltaY, viewportSize()));
  }

  growBy(edge: Edge, deltaX: number, deltaY: number): void {
    this.#remember(grow(this.#rect, edge, deltaX, deltaY, viewportSize()));
  }

  toDefault(): void {
    this.#store.write('window', undefined);
    this.#store.write('maximized', undefined);
    this.#refresh();
  }

  toCorner(name: Corner): void {
    const viewport = viewportSize();
    this.#remember(inCorner(toRect(this.#placement, viewport), name, viewport));
  }

  toSize(name: SizeName): void {
    this.#store.write('window', { ...this.#placement, ...presets[name] });
    this.#store.write('maximized', undefined);
    this.#refresh();
  }

  toggleMaximised(): void {
    this.#store.write('maximized', this.isMaximised ? undefined : true);
    this.#refresh();
  }

  /** Steps aside from what has the focus on the page. A large thing that is hidden in part only can be seen. */
  #avoid(target: EventTarget | null): void {
    if (!this.#options.isShown() || !(target instanceof Element) || target === this.#options.element) return;
    const obstacle: Rect = target.getBoundingClientRect();
    this.#aside = null;
    const home = this.#rect;
    if (overlaps(home, obstacle)) this.#aside = this.isSheet ? null : stepAside(home, obstacle, viewportSize());
    this.place();
    if (covers(this.#rect, obstacle)) this.#options.covered();
  }

  get #placement(): Placement {
    const stored = this.#store.read('window');
    return isPlacement(stored) ? stored : defaultPlacement(this.#options.element.dataset.position);
  }

  get #rect(): Rect {
    const viewport = viewportSize();
    if (isSheet(viewport)) {
      const { offsetTop = 0, height = viewport.height } = window.visualViewport ?? {};
      return { left: 0, top: offsetTop, width: viewport.width, height: Math.min(height, viewport.height) };
    }
    if (this.#aside) return this.#aside;
    return this.isMaximised ? maximised(viewport) : toRect(this.#placement, viewport);
  }

  /** A window that is moved or pulled is a window of its own size again. */
  #remember(rect: Rect): void {
    this.#store.write('maximized', undefined);
    this.#store.write('window', toPlacement(rect, viewportSize()));
    this.#refresh();
  }

  #refresh(): void {
    this.#aside = null;
    this.place();
    this.#host.requestUpdate();
  }
}
