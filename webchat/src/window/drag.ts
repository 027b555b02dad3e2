/** A finger trembles: below this many pixels a press is a click. */
const threshold = 4;

export interface DragEvents {
  /** Answers false where this press is no drag. */
  start(event: PointerEvent): boolean;
  move(deltaX: number, deltaY: number): void;
  /** `isCancelled`: put it back. */
  end(isCancelled: boolean): void;
}

/** Follows a pointer from press to release. A press that became a drag never clicks. */
export function makeDraggable(element: HTMLElement, events: DragEvents): void {
  let startX = 0;
  let startY = 0;
  let pointer: number | null = null;
  let isDragging = false;

  // Escape belongs to the drag while there is one: neither the window nor the page may close for it.
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isDragging) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    end(true);
  };

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || pointer !== null || !events.start(event)) return;
    pointer = event.pointerId;
    isDragging = false;
    startX = event.clientX;
    startY = event.clientY;
    element.setPointerCapture(pointer);
    addEventListener('keydown', onKey, true);
  });

  element.addEventListener('pointermove', (event) => {
    if (event.pointerId !== pointer) return;
    const deltaX = event.clientX - startX;
    const deltaY = event.clientY - startY;
    isDragging ||= Math.hypot(deltaX, deltaY) > threshold;
    if (isDragging) events.move(deltaX, deltaY);
  });

  const end = (isCancelled: boolean): void => {
    pointer = null;
    removeEventListener('keydown', onKey, true);
    if (isDragging) events.end(isCancelled);
  };
  const finish = (event: PointerEvent, isCancelled: boolean): void => {
    if (event.pointerId === pointer) end(isCancelled);
  };
  element.addEventListener('pointerup', (event) => finish(event, false));
  element.addEventListener('pointercancel', (event) => finish(event, true));
  element.addEventListener('lostpointercapture', (event) => finish(event, true));

  // The browser clicks after a drag that ends on the same element: that click is ours to swallow.
  element.addEventListener(
    'click',
    (event) => {
      if (!isDragging || event.detail === 0) return; // a key clicks without a pointer
      isDragging = false;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}
