/** The icons: outlines on 24 units, 1.75 thick, in the colour of the words beside them. */
import { html, svg, type TemplateResult } from 'lit';

const shapes = {
  idle: svg`<circle cx="12" cy="12" r="7" />`,
  loading: svg`<circle cx="12" cy="12" r="9" /><path class="solid" d="M12 12V5a7 7 0 0 1 6.6 9.3z" />`,
  connecting: svg`<circle cx="12" cy="12" r="9" stroke-dasharray="4 4" /><circle class="solid" cx="12" cy="12" r="2.5" />`,
  live: svg`<circle class="solid" cx="12" cy="12" r="7" /><circle cx="12" cy="12" r="10.5" />`,
  clock: svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v5l3.5 2" />`,
  stopped: svg`<rect class="solid" x="5" y="5" width="14" height="14" rx="1.5" />`,
  octagon: svg`<path class="solid" fill-rule="evenodd" d="M8 2h8l6 6v8l-6 6H8l-6-6V8zm3 5v7h2V7zm0 8.6v2h2v-2z" />`,
  triangle: svg`<path d="M12 3.5 22 20.5H2z" /><path d="M12 10v4.5M12 17.4v.1" />`,
  ring: svg`<circle cx="12" cy="12" r="9" /><path d="M12 11v5.5M12 7.6v.1" />`,
  display: svg`<rect x="2.5" y="4.5" width="19" height="12" rx="1.5" /><path d="M8 20.5h8M12 16.5v4" />`,
  learn: svg`<path d="M4 17V7m5 10V7m5 10v-4m5 4v-7" /><circle class="solid" cx="4" cy="12" r="2.2" /><circle class="solid" cx="9" cy="9" r="2.2" /><path d="M14 2.5V8M11.2 5.2h5.6" />`,
  find: svg`<circle cx="10.5" cy="10.5" r="6.5" /><path d="m15.5 15.5 5 5" />`,
  eye: svg`<path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z" /><circle cx="12" cy="12" r="2.8" />`,
  full: svg`<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />`,
  tick: svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`,
  play: svg`<path class="solid" d="M7 5v14l12-7z" />`,
  previous: svg`<path d="M17 5v14l-9-7zM5.5 5v14" />`,
  next: svg`<path d="M7 5v14l9-7zM18.5 5v14" />`,
  auto: svg`<path d="M4 12a8 8 0 0 1 13.7-5.6L20 8.5M20 4v4.5h-4.5M20 12a8 8 0 0 1-13.7 5.6L4 15.5M4 20v-4.5h4.5" />`,
  edit: svg`<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19z" />`,
  minus: svg`<path d="M6 12h12" />`,
  plus: svg`<path d="M12 6v12M6 12h12" />`,
  left: svg`<path d="m14 6-6 6 6 6" />`,
  right: svg`<path d="m10 6 6 6-6 6" />`,
  cut: svg`<circle cx="6" cy="7" r="2.5" /><circle cx="6" cy="17" r="2.5" /><path d="M8.2 8.3 20 16M8.2 15.7 20 8" />`,
  heard: svg`<circle class="solid" cx="12" cy="12" r="5.5" />`,
  quiet: svg`<circle cx="12" cy="12" r="5.5" />`,
  gone: svg`<circle cx="12" cy="12" r="5.5" stroke-dasharray="3 3" />`,
  undo: svg`<path d="M8 5 4 9l4 4" /><path d="M4 9h10a6 6 0 0 1 0 12h-3" />`,
  redo: svg`<path d="m16 5 4 4-4 4" /><path d="M20 9H10a6 6 0 0 0 0 12h3" />`,
  open: svg`<rect x="5" y="10.5" width="14" height="10" rx="1.5" /><path d="M8 10.5V7a4 4 0 0 1 7.6-1.7" />`,
  locked: svg`<rect x="5" y="10.5" width="14" height="10" rx="1.5" /><path d="M8 10.5v-3a4 4 0 0 1 8 0v3" />`,
  close: svg`<path d="M6 6l12 12M18 6 6 18" />`,
  dot: svg`<circle class="solid" cx="12" cy="12" r="5" />`,
  square: svg`<rect x="4" y="4" width="16" height="16" rx="2" />`,
  ticked: svg`<rect x="4" y="4" width="16" height="16" rx="2" /><path d="m7.5 12.2 3.3 3.3 5.8-6.5" />`,
  chosen: svg`<circle cx="12" cy="12" r="9" /><circle class="solid" cx="12" cy="12" r="4.5" />`,
  choose: svg`<circle cx="12" cy="12" r="9" />`,
} satisfies Record<string, TemplateResult<2>>;

export type Icon = keyof typeof shapes;

export const icon = (name: Icon): TemplateResult =>
  html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${shapes[name]}</svg>`;
