/** A canvas with WebGL on it, which may be lost at any time and comes back; null while there is none. */
import type { Fact } from '../../core/wire/shown.ts';
import { makePainter } from './gl/painter.ts';
import { makeProjector, type Projector } from './projector.ts';

export type GlStage = {
  readonly canvas: HTMLCanvasElement;
  readonly projector: () => Projector | null;
};

/** `renewed` is called with each projector after the first: it knows nothing yet. `tell`: what was shown. */
export function makeGlStage(
  canvas: HTMLCanvasElement,
  renewed: (projector: Projector) => void,
  tell: (fact: Fact) => void,
): GlStage {
  // Kept after it was shown: frames that bring nothing new are not drawn again, and tests and captures may read it.
  // Not opaque to the browser, though every pixel of it is: it lets go of a video that has lain under an opaque canvas for
  // half a second, and shows an old frame of it, or none, when it is bared.
  const gl = canvas.getContext('webgl2', {
    alpha: true,
    antialias: false,
    depth: false,
    preserveDrawingBuffer: true,
    powerPreference: 'high-performance',
  });
  const make = () => {
    const painter = gl && !gl.isContextLost() ? makePainter(gl) : null;
    return painter && makeProjector(painter, tell);
  };
  let projector = make();
  canvas.addEventListener('webglcontextlost', (event) => {
    // Without this it would not come back.
    event.preventDefault();
    projector = null;
  });
  canvas.addEventListener('webglcontextrestored', () => {
    projector = make();
    if (projector) renewed(projector);
  });
  return { canvas, projector: () => projector };
}
