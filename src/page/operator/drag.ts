/** Dragging by distance: the pointer is captured, nothing jumps on touch, Shift makes a tenth of every step. */

type Acts = {
  readonly begin: () => void;
  /** Pixels since the last move, already slowed by Shift. */
  readonly by: (x: number, y: number) => void;
  readonly end: () => void;
};

export function drag(host: HTMLElement, acts: Acts): void {
  let held: { id: number; x: number; y: number } | null = null;

  host.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || held !== null) return;
    held = { id: event.pointerId, x: event.clientX, y: event.clientY };
    capture(host, event.pointerId);
    acts.begin();
  });
  host.addEventListener('pointermove', (event) => {
    if (held?.id !== event.pointerId) return;
    const pace = event.shiftKey ? 0.1 : 1;
    acts.by((event.clientX - held.x) * pace, (event.clientY - held.y) * pace);
    held = { id: event.pointerId, x: event.clientX, y: event.clientY };
  });
  const end = (event: PointerEvent): void => {
    if (held?.id !== event.pointerId) return;
    held = null;
    acts.end();
  };
  host.addEventListener('pointerup', end);
  host.addEventListener('pointercancel', end);
  host.addEventListener('lostpointercapture', end);
}

/** A pointer that is gone before we ask for it cannot be captured; the drag then ends at the element's edge. */
function capture(host: HTMLElement, id: number): void {
  try {
    host.setPointerCapture(id);
  } catch {
    return;
  }
}
