import type { QrDrawing } from './qr-code.server.ts'

/** Four modules of quiet around it belong to the code; black on white in every theme, or telephones do not see it. */
const QUIET = 4

export function QrCode({ drawing, label }: { drawing: QrDrawing; label: string }) {
  const side = drawing.size + 2 * QUIET
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      width="240"
      height="240"
      shapeRendering="crispEdges"
      className="qr"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={drawing.path} fill="#000" />
    </svg>
  )
}
