/** The first run, drawn over all of the desk while nothing plays yet. */
import { css } from 'lit';

export const firstSheet = css`
  :host { display: grid; grid-template: minmax(0, 34rem) / 18rem minmax(0, 42rem); place-content: center; gap: var(--desk-gutter); padding: var(--desk-gutter); background: var(--desk-ground); overflow: auto; }
  .panel { display: flex; flex-direction: column; background: var(--desk-panel); border-radius: var(--desk-radius-2); padding: 1.5rem; min-block-size: 0; min-inline-size: 0; }
  .title { font-size: var(--desk-size-5); letter-spacing: -0.02em; font-weight: 700; color: var(--desk-ink); }
  nav .quiet:not(.press) { margin-block: 0.35rem 1.25rem; text-wrap: pretty; }
  nav ol { display: grid; gap: 0.25rem; }
  nav li { border-radius: var(--desk-radius-2); }
  nav li button { display: grid; grid-template-columns: 1.75rem minmax(0, 1fr); gap: var(--desk-gap-3); inline-size: 100%; min-block-size: var(--desk-target); padding: 0.625rem 0.5rem; border-radius: var(--desk-radius-2); color: var(--desk-quiet); align-items: center; }
  nav li button:hover { background: var(--desk-raised); }
  nav .small { --lines: 2; color: var(--desk-faint); }
  .no { inline-size: 1.75rem; block-size: 1.75rem; border-radius: 50%; box-shadow: inset 0 0 0 1px var(--desk-edge); display: grid; place-content: center; font-weight: 600; }
  nav [aria-current] { background: var(--desk-raised); color: var(--desk-ink); }
  nav [aria-current] .no { background: var(--desk-ink); color: var(--desk-on-bright); box-shadow: none; }
  .done .no { box-shadow: none; color: var(--desk-live); }
  .skip { margin-block-start: auto; margin-inline-start: -0.75rem; justify-content: flex-start; align-self: start; }
  header { flex: none; }
  header h2 { font-size: var(--desk-size-5); color: var(--desk-ink); letter-spacing: -0.01em; white-space: normal; }
  .heard { display: grid; grid-template-columns: auto minmax(0, 1fr) 10rem; align-items: center; gap: var(--desk-gap-3); margin-block-start: 1rem; padding: 0 1rem; min-block-size: 3rem; background: var(--desk-raised); border-radius: var(--desk-radius-2); flex: none; }
  .heard > svg { color: var(--desk-faint); }
  .heard[data-heard] > svg { color: var(--desk-live); }
  .heard .bar { block-size: 0.375rem; background: var(--desk-rail); border-radius: 1rem; overflow: clip; }
  .heard .bar i { display: block; block-size: 100%; background: var(--desk-live); transform-origin: left; transform: scaleX(var(--v, 0)); }
  .picks { display: grid; gap: 0.5rem; margin-block-start: 1rem; min-block-size: 0; overflow: auto; scrollbar-width: thin; scrollbar-color: var(--desk-edge) transparent; align-content: start; padding: 2px; margin-inline: -2px; }
  .pick { display: grid; grid-template-columns: 1.25rem minmax(0, 1fr) auto; gap: var(--desk-gap-4); align-items: center; min-block-size: 4rem; padding: 0.5rem 1rem; border-radius: var(--desk-radius-2); box-shadow: inset 0 0 0 1px var(--desk-edge); text-align: start; }
  .pick:hover { background: var(--desk-raised); }
  .pick:focus-visible { outline-offset: calc(-1 * var(--desk-stroke)); }
  .pick b { display: block; font-size: var(--desk-size-3); }
  .pick .lines { color: var(--desk-quiet); }
  .dot { inline-size: 1.25rem; block-size: 1.25rem; border-radius: 50%; box-shadow: inset 0 0 0 2px var(--desk-edge); }
  .pick[aria-checked='true'] { box-shadow: inset 0 0 0 2px var(--desk-ink); background: var(--desk-raised); }
  .pick[aria-checked='true'] .dot { box-shadow: inset 0 0 0 0.375rem var(--desk-ink); }
  .state { display: flex; gap: 0.35rem; align-items: center; font-size: var(--desk-size-1); color: var(--desk-faint); white-space: nowrap; }
  .state[data-heard] svg { color: var(--desk-live); }
  .say { margin-block-start: 1rem; line-height: 1.4; max-inline-size: 60ch; }
  footer { display: flex; gap: var(--desk-gap-2); margin-block-start: auto; padding-block-start: 1rem; flex: none; }
  footer .press:first-child { margin-inline-start: -0.75rem; }
  .press.go { max-inline-size: 18rem; }
  @container desk (max-width: 64rem) { :host { grid-template-columns: 15rem minmax(0, 1fr); } }
  @container desk (max-height: 36rem) { :host { grid-template-rows: minmax(0, 1fr); place-content: stretch center; } }
`;
