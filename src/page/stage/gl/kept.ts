/** The ring of kept frames: layers of one texture array, within a stated limit of memory. */
import { copy, smooth, type Size, type Target } from './target.ts';

/** All kept frames together take at most so much of the GPU's memory; larger pictures are kept smaller. */
export const KEPT_BYTES = 96 * 2 ** 20;
/** Four seconds at the thirty frames a second that are kept at most. */
export const KEPT_FRAMES = 120;
export const KEPT_EVERY_MS = 1000 / 30;

/** The size at which that many frames of a picture fit into the limit. */
export function keptSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(KEPT_BYTES / (KEPT_FRAMES * 4 * width * height)));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

export type KeptFrames = {
  readonly texture: WebGLTexture;
  readonly layers: number;
  readonly write: (layer: number, from: Target) => void;
  readonly drop: () => void;
};

export function makeKept(gl: WebGL2RenderingContext, picture: Size): KeptFrames {
  const size = keptSize(picture);
  const texture = gl.createTexture();
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
  gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.RGBA8, size.width, size.height, KEPT_FRAMES);
  smooth(gl, gl.TEXTURE_2D_ARRAY);
  const frame = gl.createFramebuffer();
  const write = (layer: number, from: Target) => {
    gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
    gl.framebufferTextureLayer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, texture, 0, layer);
    copy(gl, from, frame, size);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  };
  const drop = () => {
    gl.deleteFramebuffer(frame);
    gl.deleteTexture(texture);
  };
  return { texture, layers: KEPT_FRAMES, write, drop };
}
