/** How the test card looks: pure black, pure greys and the seven bars; none of the desk's colours may reach the audience. */

export const cardStyle = `
  .card { position: absolute; inset: 0; container-type: size; background: #000; }
  .card *, .card *::before, .card *::after { box-sizing: border-box; margin: 0; }
  .sheet { --u: min(1cqw, 1.7777cqh); position: absolute; inset: 0; overflow: hidden; color: #fff;
    font: 500 calc(1.15 * var(--u)) / 1.25 Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
    font-variant-numeric: tabular-nums;
    background: linear-gradient(#fff6, #fff6) 50% 0 / 1px 100% no-repeat, linear-gradient(#fff6, #fff6) 0 50% / 100% 1px no-repeat,
      repeating-linear-gradient(90deg, #fff3 0 1px, transparent 1px calc(100cqw / 16)), repeating-linear-gradient(#fff3 0 1px, transparent 1px calc(100cqh / 9)), #000; }
  .sheet > * { position: absolute; }
  .edge { inset: 0; border: 2px solid #fff; }
  .safe { inset: 5%; border: 1px dashed #fff9; }
  .corner { inline-size: calc(8 * var(--u)); block-size: calc(8 * var(--u)); padding: 0; display: grid; font-size: calc(2.4 * var(--u)); line-height: 1; font-weight: 700; }
  .corner::before { content: ""; position: absolute; inset: 0; border: calc(.45 * var(--u)) solid #fff; }
  .corner::after { content: ""; position: absolute; inline-size: calc(2.6 * var(--u)); block-size: calc(2.6 * var(--u)); background: repeating-conic-gradient(#fff 0 25%, #000 0 50%) 0 0 / 2px 2px; }
  .tl { inset: 0 auto auto 0; place-items: end; } .tl::before { border-inline-end: 0; border-block-end: 0; } .tl::after { inset: calc(1.2 * var(--u)) auto auto calc(1.2 * var(--u)); }
  .tr { inset: 0 0 auto auto; place-items: end start; } .tr::before { border-inline-start: 0; border-block-end: 0; } .tr::after { inset: calc(1.2 * var(--u)) calc(1.2 * var(--u)) auto auto; }
  .br { inset: auto 0 0 auto; place-items: start; } .br::before { border-inline-start: 0; border-block-start: 0; } .br::after { inset: auto calc(1.2 * var(--u)) calc(1.2 * var(--u)) auto; }
  .bl { inset: auto auto 0 0; place-items: start end; } .bl::before { border-inline-end: 0; border-block-start: 0; } .bl::after { inset: auto auto calc(1.2 * var(--u)) calc(1.2 * var(--u)); }
  .round { inset: calc(50% - 2.4 * var(--u)) auto auto 50%; translate: -50% -50%; inline-size: calc(39 * var(--u)); block-size: calc(39 * var(--u)); border-radius: 50%; border: 2px solid #fff; background: #000; }
  .round::after { content: ""; position: absolute; inset: 0; border-radius: 50%; background: conic-gradient(#fff 0 2deg, #fff0 2deg), conic-gradient(from 270deg, #fff0 0 20deg, #fff5 90deg, #fff0 90deg); mask: radial-gradient(closest-side, #0000 92%, #000 92.3% 98.5%, #0000 98.8%); animation: round 4s linear infinite; }
  @keyframes round { to { rotate: 1turn; } }
  .name { inset: calc(50% - 2.4 * var(--u)) auto auto 50%; translate: -50% -50%; inline-size: calc(26 * var(--u)); display: grid; justify-items: center; gap: calc(.55 * var(--u)); text-align: center; }
  .name strong { font-size: calc(9.5 * var(--u)); line-height: .8; font-weight: 700; letter-spacing: -.04em; }
  .name b { font-size: calc(2.1 * var(--u)); font-weight: 600; margin-block-start: calc(1.2 * var(--u)); }
  .name .plain { font-weight: 400; margin-block-end: 1em; }
  .strip { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; inline-size: 100%; block-size: calc(2.6 * var(--u)); border: 1px solid #fff6; }
  .strip i { font-style: normal; position: relative; }
  .strip span { position: absolute; inset: auto 0 calc(100% + .2 * var(--u)); text-align: center; font-size: calc(.85 * var(--u)); color: #fffc; }
  .two { display: grid; grid-template-columns: 1fr 1fr; gap: calc(1.6 * var(--u)); inline-size: 100%; margin-block-start: calc(1 * var(--u)); }
  .two .strip { block-size: calc(2 * var(--u)); }
  .bars { inset: auto auto calc(4.4 * var(--u)) 50%; translate: -50%; inline-size: calc(64 * var(--u)); block-size: calc(4 * var(--u)); border: 0; }
  .bars span { inset: auto 0 calc(.5 * var(--u)); color: #000; } .bars i:nth-last-child(-n+3) span { color: #fff; }
  .say { inset-block-start: calc(50% - 2.4 * var(--u)); translate: 0 -50%; inline-size: calc(15 * var(--u)); font-size: calc(1.35 * var(--u)); line-height: 1.35; background: #000; padding: calc(.8 * var(--u)); }
  .say.l { inset-inline-start: calc(8.4 * var(--u)); } .say.r { inset-inline-end: calc(8.4 * var(--u)); text-align: end; }
`;
