/** Arrows walk within a group that Tab enters once; nothing is chosen until it is pressed. */

export function rove(event: KeyboardEvent, selector = 'button', across = 1): void {
  const group = event.currentTarget;
  if (!(group instanceof HTMLElement || group instanceof ShadowRoot)) return;
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across };
  const step = steps[event.key];
  if (step === undefined) return;
  const all = [...group.querySelectorAll<HTMLElement>(selector)].filter((one) => !one.matches(':disabled'));
  const from = all.findIndex((one) => event.composedPath().includes(one));
  const to = all[from + step];
  if (from < 0 || to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  to.focus();
}
