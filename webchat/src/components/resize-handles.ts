import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { makeDraggable } from '../window/drag';
import type { FrameController } from '../window/frame-controller';
import type { Edge } from '../window/geometry';
import { icons } from './icons';

const step = 16;

const keys: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

/** Elements that already follow the pointer: a template is rendered many times over the same ones. */
const known = new WeakSet<Element>();

function pulls(edge: Edge, frame: FrameController): (element?: Element) => void {
  return (element) => {
    if (!(element instanceof HTMLElement) || known.has(element)) return;
    known.add(element);
    makeDraggable(element, {
      start: () => {
        frame.begin();
        return true;
      },
      move: (x, y) => frame.pull(edge, x, y),
      end: (isCancelled) => frame.finish(isCancelled),
    });
  };
}

/** One of the two corners that the keyboard and screen readers reach. */
export function renderHandle(edge: 'nw' | 'se', name: string, frame: FrameController): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const move = keys[event.key];
    if (move) {
      frame.begin();
      frame.growBy(edge, ...move);
      event.preventDefault();
    } else if (event.key === 'Escape' && frame.finish(true)) {
      event.stopPropagation();
    }
  };
  return html`<button
    type="button"
    class="handle ${edge}"
    aria-label=${name}
    title=${name}
    @keydown=${onKey}
    @blur=${() => frame.finish()}
    ${ref(pulls(edge, frame))}
  >
    ${icons.resize}
  </button>`;
}

/** The other edges and corners, for the pointer only. */
export function renderEdges(frame: FrameController): TemplateResult[] {
  const edges: readonly Edge[] = ['n', 'e', 's', 'w', 'ne', 'sw'];
  return edges.map((edge) => html`<div class="edge ${edge}" ${ref(pulls(edge, frame))}></div>`);
}
