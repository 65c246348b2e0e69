/** The sheet that every element of the desk adopts: words, icons, and all that can be pressed. */
import { css } from 'lit';

export const sheet = css`
  *, *::before, *::after { box-sizing: border-box; margin: 0; }
  :host { box-sizing: border-box; min-inline-size: 0; min-block-size: 0; }
  :host([hidden]), [hidden] { display: none !important; }
  button, input, textarea, select { font: inherit; letter-spacing: inherit; color: inherit; background: none; border: 0; padding: 0; }
  button { text-align: start; cursor: default; }
  h2 { font-size: var(--desk-size-2); font-weight: 600; color: var(--desk-quiet); white-space: nowrap; }
  ol, ul { list-style: none; padding: 0; }
  svg.i { inline-size: 1.25em; block-size: 1.25em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
  svg.i .solid { fill: currentColor; stroke: none; }
  .quiet { color: var(--desk-quiet); }
  .faint { color: var(--desk-faint); }
  .small { font-size: var(--desk-size-1); }
  .unseen.unseen { position: absolute; inline-size: 1px; block-size: 1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .figure { font-size: var(--desk-size-4); font-weight: 600; letter-spacing: -0.01em; white-space: nowrap; }
  .figure small { font-size: var(--desk-size-1); font-weight: 400; color: var(--desk-faint); letter-spacing: 0; margin-inline-start: 0.15em; }
  .clip { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-inline-size: 0; }
  .lines { overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: var(--lines, 2); text-wrap: pretty; overflow-wrap: anywhere; }
  .grow { flex: 1; min-inline-size: 0; }
  .head { display: flex; align-items: center; gap: var(--desk-gap-3); min-block-size: var(--desk-head); padding-inline: var(--desk-gap-3) 0; flex: none; }
  :focus-visible { outline: var(--desk-stroke) solid var(--desk-ink); outline-offset: var(--desk-stroke); }

  .press { position: relative; display: inline-flex; align-items: center; justify-content: center; gap: var(--desk-gap-2); min-inline-size: var(--desk-target); min-block-size: var(--desk-target); padding-inline: var(--desk-gap-3); border-radius: var(--desk-radius-2); background: var(--desk-raised); box-shadow: inset 0 0 0 1px var(--desk-edge); white-space: nowrap; font-weight: 500; touch-action: manipulation; -webkit-tap-highlight-color: transparent; }
  .press.plain { box-shadow: none; background: none; }
  .press:enabled:hover { background: var(--desk-hover); }
  .press.plain:enabled:hover { background: var(--desk-raised); }
  .press.press:enabled:active { background: var(--desk-press); }
  .press[disabled] { color: var(--desk-faint); box-shadow: inset 0 0 0 1px var(--desk-line); background: none; }
  .press.plain[disabled] { box-shadow: none; }
  .press.press[aria-pressed='true'], .press.press.go:enabled { background: var(--desk-ink); color: var(--desk-on-bright); box-shadow: none; font-weight: 700; }
  .press kbd { font: 500 var(--desk-size-1) / 1 var(--desk-face); color: var(--desk-faint); }
  .press[aria-pressed='true'] kbd { color: inherit; }

  .hold { overflow: clip; touch-action: none; }
  .hold > i { position: absolute; inset: 0; background: var(--desk-problem-deep); transform-origin: left; transform: scaleX(0); }
  .hold > :not(i) { position: relative; }
  .hold:enabled::after { content: ''; position: absolute; inset: auto 0.5rem 0.25rem; block-size: 2px; background: var(--desk-problem); opacity: 0.75; }
  .hold[data-held] > i { animation: fill var(--held-time, var(--desk-hold)) linear forwards; }
  @keyframes fill { to { transform: none; } }

  .choice { display: inline-flex; border-radius: var(--desk-radius-2); box-shadow: inset 0 0 0 1px var(--desk-edge); }
  .choice .press { box-shadow: none; background: none; padding-inline: var(--desk-gap-1); border-radius: 0; font-weight: 400; color: var(--desk-quiet); }
  .choice .press + .press { border-inline-start: 1px solid var(--desk-line); }
  .choice .press[disabled] { color: var(--desk-faint); box-shadow: none; }
  .choice .press.press[aria-checked='true'] { background: var(--desk-press); color: var(--desk-ink); font-weight: 600; box-shadow: inset 0 -0.1875rem 0 var(--desk-ink); }
  .choice .press:first-child { border-start-start-radius: var(--desk-radius-2); border-end-start-radius: var(--desk-radius-2); }
  .choice .press:last-child { border-start-end-radius: var(--desk-radius-2); border-end-end-radius: var(--desk-radius-2); }
  .choice .press:focus-visible, .tabs .press:focus-visible { outline-offset: calc(-1 * var(--desk-stroke)); }
  .step { display: inline-flex; align-items: stretch; }
  .step .press { inline-size: var(--desk-target); padding: 0; }
  .tabs { display: flex; flex: none; }
  .tabs .press { flex: 1 1 auto; background: none; box-shadow: inset 0 -1px 0 var(--desk-line); border-radius: 0; color: var(--desk-quiet); padding-inline: var(--desk-gap-1); }
  .tabs .press[aria-selected='true'] { color: var(--desk-ink); font-weight: 600; box-shadow: inset 0 -0.1875rem 0 var(--desk-ink); }
  .plate { display: inline-grid; place-content: center; min-inline-size: 1.375rem; block-size: 1.375rem; padding-inline: 0.25rem; border-radius: var(--desk-radius-1); background: var(--desk-ink); color: var(--desk-on-bright); font-size: var(--desk-size-3); font-weight: 700; flex: none; }
  .rows { overflow: auto; scrollbar-width: none; overscroll-behavior: contain; }

  @media (prefers-reduced-motion: reduce) {
    .hold[data-held] > i { animation-timing-function: steps(2, jump-none); }
  }
`;
