import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { MOST_POINTS, MOST_STROKES, PAPER, type Stroke, WIDTHS } from '#plan/picture.ts'
import { PEN_COLOURS } from './pictures.ts'

/** Points nearer to each other than this make a line longer to keep, not nicer to see. */
const NEAREST = 3

/** Drawing with a finger or a mouse: strokes on paper of whole steps, as they are kept. */
export function useDrawing(initial: readonly Stroke[], pen: number, width: number) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [strokes, setStrokes] = useState<readonly Stroke[]>(initial)
  const drawing = useRef<Stroke | null>(null)
  const used = strokes.reduce((sum, stroke) => sum + stroke.points.length, 0)
  const isFull = used >= MOST_POINTS - 2 || strokes.length >= MOST_STROKES

  useEffect(() => paint(canvas.current, strokes), [strokes])

  const at = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const box = currentTarget.getBoundingClientRect()
    const x = Math.round(((clientX - box.left) / box.width) * PAPER.width)
    const y = Math.round(((clientY - box.top) / box.height) * PAPER.height)
    return [Math.min(Math.max(x, 0), PAPER.width), Math.min(Math.max(y, 0), PAPER.height)] as const
  }
  const finish = () => {
    const stroke = drawing.current
    drawing.current = null
    if (stroke) setStrokes((now) => [...now, stroke])
  }
  return {
    canvas,
    strokes,
    isFull,
    undo: () => setStrokes((now) => now.slice(0, -1)),
    clear: () => setStrokes([]),
    handlers: {
      onPointerDown(event: PointerEvent<HTMLCanvasElement>) {
        if (event.button !== 0 || isFull) return
        event.currentTarget.setPointerCapture(event.pointerId)
        drawing.current = { pen, width, points: [...at(event)] }
        paint(canvas.current, [...strokes, drawing.current])
      },
      onPointerMove(event: PointerEvent<HTMLCanvasElement>) {
        const stroke = drawing.current
        if (!stroke) return
        const [x, y] = at(event)
        const [lastX = 0, lastY = 0] = stroke.points.slice(-2)
        if (Math.hypot(x - lastX, y - lastY) < NEAREST) return
        if (used + stroke.points.length >= MOST_POINTS - 2) return finish()
        stroke.points.push(x, y)
        paint(canvas.current, [...strokes, stroke])
      },
      onPointerUp: finish,
      onPointerCancel: finish,
    },
  }
}

function paint(canvas: HTMLCanvasElement | null, strokes: readonly Stroke[]): void {
  const pencil = canvas?.getContext('2d')
  if (!pencil) return
  pencil.clearRect(0, 0, PAPER.width, PAPER.height)
  pencil.lineCap = 'round'
  pencil.lineJoin = 'round'
  for (const { pen, width, points } of strokes) {
    pencil.strokeStyle = PEN_COLOURS[pen] ?? PEN_COLOURS[0]
    pencil.lineWidth = WIDTHS[width] ?? WIDTHS[0]
    pencil.beginPath()
    pencil.moveTo(points[0] ?? 0, points[1] ?? 0)
    for (let index = 0; index < points.length; index += 2)
      pencil.lineTo(points[index] ?? 0, points[index + 1] ?? 0)
    pencil.stroke()
  }
}
