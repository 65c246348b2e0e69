/** A texture that can be drawn into and read from. */

export type Target = {
  readonly texture: WebGLTexture;
  readonly frame: WebGLFramebuffer;
  readonly width: number;
  readonly height: number;
  readonly drop: () => void;
};

export function makeTarget(
  gl: WebGL2RenderingContext,
  width: number,
  height: number,
  format: GLenum = gl.RGBA8,
): Target {
  const texture = gl.createTexture();
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, format, width, height);
  smooth(gl, gl.TEXTURE_2D);
  const frame = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  const drop = () => {
    gl.deleteFramebuffer(frame);
    gl.deleteTexture(texture);
  };
  return { texture, frame, width, height, drop };
}

export function smooth(gl: WebGL2RenderingContext, kind: GLenum): void {
  gl.texParameteri(kind, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(kind, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.texParameteri(kind, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(kind, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
}

/** Copies one target's picture over another's, whatever their sizes. */
export function copy(gl: WebGL2RenderingContext, from: Target, into: WebGLFramebuffer, to: Size): void {
  gl.bindFramebuffer(gl.READ_FRAMEBUFFER, from.frame);
  gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, into);
  const filter = from.width === to.width && from.height === to.height ? gl.NEAREST : gl.LINEAR;
  gl.blitFramebuffer(0, 0, from.width, from.height, 0, 0, to.width, to.height, gl.COLOR_BUFFER_BIT, filter);
}

export type Size = { readonly width: number; readonly height: number };
