/** Paints the stage's picture: takes frames in, keeps them, and draws the one pass. Knows WebGL, and nothing of time. */
import { type Effects, NEUTRAL } from '../effects.ts';
import { colourMatrix } from './colour.ts';
import { type Feedback, makeFeedback } from './feedback.ts';
import { KEPT_FRAMES, type KeptFrames, makeKept } from './kept.ts';
import { makePrograms } from './program.ts';
import { LIVE_PLACE, type Variant } from './shader.ts';
import { copy, makeTarget, type Size, type Target } from './target.ts';

/** Where the pass reads: from (one, two), to (one, two); the shares of each two, and of `to`. */
export type Shot = {
  readonly places: readonly [number, number, number, number];
  readonly shares: readonly [number, number, number];
};

export type Painter = {
  readonly layers: number;
  /** Makes room for pictures of a size; what was kept is gone when it is another one. */
  readonly resize: (size: Size) => void;
  /** Takes a frame in, without showing it yet. */
  readonly take: (image: TexImageSource) => void;
  /** The frame that was taken in becomes the present one. */
  readonly advance: () => void;
  readonly keep: (layer: number) => void;
  /** A few hundred samples of the frame that was taken in, or of the present one: enough to tell a cut. */
  readonly sample: (which: 'coming' | 'present') => Uint8Array;
  /** Holds a mix as it is, to be dissolved from. */
  readonly hold: (shot: Shot) => void;
  /** `trails` and `growth` are those of the time since the last frame. */
  readonly paint: (shot: Shot, effects: Effects, trails: number, growth: number) => void;
};

const SAMPLES: Size = { width: 32, height: 18 };

type Room = {
  readonly size: Size;
  readonly kept: KeptFrames;
  present: Target;
  coming: Target;
  feedback: Feedback | null;
};

/** Null where this browser, or a context just lost, cannot. */
export function makePainter(gl: WebGL2RenderingContext): Painter | null {
  const programs = makePrograms(gl);
  if (!programs) return null;
  gl.bindVertexArray(gl.createVertexArray());
  const samples = makeTarget(gl, SAMPLES.width, SAMPLES.height);
  const pixels = () => new Uint8Array(SAMPLES.width * SAMPLES.height * 4);
  let held = makeTarget(gl, 1, 1);
  let room = furnish({ width: 2, height: 2 });

  function furnish(size: Size): Room {
    return {
      size,
      kept: makeKept(gl, size),
      present: makeTarget(gl, size.width, size.height),
      coming: makeTarget(gl, size.width, size.height),
      feedback: null,
    };
  }
  const resize = (size: Size) => {
    if (room.size.width === size.width && room.size.height === size.height) return;
    for (const part of [room.kept, room.present, room.coming, room.feedback]) part?.drop();
    room = furnish(size);
    Object.assign(gl.canvas, size);
  };
  const bind = (unit: number, kind: GLenum, texture: WebGLTexture) => {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(kind, texture);
  };
  const take = (image: TexImageSource) => {
    bind(0, gl.TEXTURE_2D, room.coming.texture);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, gl.RGBA, gl.UNSIGNED_BYTE, image);
  };
  const advance = () => {
    [room.present, room.coming] = [room.coming, room.present];
  };
  const sample = (which: 'coming' | 'present') => {
    copy(gl, room[which], samples.frame, SAMPLES);
    const read = pixels();
    gl.bindFramebuffer(gl.FRAMEBUFFER, samples.frame);
    gl.readPixels(0, 0, SAMPLES.width, SAMPLES.height, gl.RGBA, gl.UNSIGNED_BYTE, read);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    return read;
  };
  const draw = ({ places, shares }: Shot, effects: Effects, trails: number, growth: number, flip: 1 | -1) => {
    const at = programs.use({
      source: sourceOf(places, shares),
      geometry: effects.zoom !== 1 || effects.mirror > 0,
      trails: trails > 0,
    });
    bind(0, gl.TEXTURE_2D, room.present.texture);
    bind(1, gl.TEXTURE_2D, held.texture);
    // What is not fed is not read either, but has to be bound to something.
    bind(2, gl.TEXTURE_2D, room.feedback?.texture() ?? held.texture);
    bind(3, gl.TEXTURE_2D_ARRAY, room.kept.texture);
    gl.viewport(0, 0, room.size.width, room.size.height);
    gl.uniform1f(at.uFlip, flip);
    gl.uniform4iv(at.uPlaces, places);
    gl.uniform3fv(at.uShares, shares);
    gl.uniform1f(at.uAspect, room.size.width / room.size.height);
    gl.uniform1f(at.uZoom, effects.zoom);
    gl.uniform1i(at.uAxes, effects.mirror);
    gl.uniform1f(at.uTrails, trails);
    gl.uniform1f(at.uGrowth, growth);
    gl.uniformMatrix3fv(at.uColour, false, colourMatrix(effects.hue, effects.saturation));
    gl.uniform1f(at.uContrast, effects.contrast);
    gl.uniform1f(at.uFx, effects.fx);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  };
  const hold = (shot: Shot) => {
    const next = makeTarget(gl, room.size.width, room.size.height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, next.frame);
    draw(shot, NEUTRAL, 0, 1, 1);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    held.drop();
    held = next;
  };
  const paint = (shot: Shot, effects: Effects, trails: number, growth: number) => {
    if (effects.trails <= 0) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      return draw(shot, effects, 0, 1, -1);
    }
    room.feedback ??= makeFeedback(gl, room.size);
    room.feedback.draw(() => draw(shot, effects, trails, growth, 1));
  };
  return {
    layers: KEPT_FRAMES,
    resize,
    take,
    advance,
    keep: (layer) => room.kept.write(layer, room.present),
    sample,
    hold,
    paint,
  };
}

function sourceOf(places: Shot['places'], [fromTwo, toTwo, mix]: Shot['shares']): Variant['source'] {
  if (fromTwo > 0 || toTwo > 0) return 'seams';
  return places[2] === LIVE_PLACE && mix >= 1 ? 'present' : 'mix';
}
