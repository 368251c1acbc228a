import { IconArrowBackUp, IconEraser } from '@tabler/icons-react'
import { useState } from 'react'
import { PAPER, type Stroke, writeDrawing } from '#plan/picture.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { PEN_COLOURS } from './pictures.ts'
import { Tiles } from './Tiles.tsx'
import { useDrawing } from './use-drawing.ts'

/** Paper to draw on. Who cannot draw has stickers and words on the same screen. */
export function Paper({ initial, onDraw }: { initial: readonly Stroke[]; onDraw: () => void }) {
  const { drawing } = useMessages().childPlace
  const [pen, setPen] = useState(0)
  const [width, setWidth] = useState(1)
  const { canvas, strokes, isFull, undo, clear, handlers } = useDrawing(initial, pen, width)
  const { onPointerUp } = handlers
  return (
    <div className="stack">
      <p className="hint">{drawing.hint}</p>
      <canvas
        ref={canvas}
        className="paper paper--open"
        width={PAPER.width}
        height={PAPER.height}
        role="img"
        aria-label={drawing.paper}
        {...handlers}
        onPointerUp={() => {
          onPointerUp()
          onDraw()
        }}
      />
      <input type="hidden" name="drawing" value={writeDrawing(strokes)} />
      <div role="status">{isFull && <p>{drawing.full}</p>}</div>
      <div className="cluster">
        <Button icon={IconArrowBackUp} size="small" onClick={undo} disabled={strokes.length === 0}>
          {drawing.undo}
        </Button>
        <Button icon={IconEraser} size="small" onClick={clear} disabled={strokes.length === 0}>
          {drawing.clear}
        </Button>
      </div>
      <Tiles
        legend={drawing.pen}
        type="radio"
        name="pen"
        tiles={PEN_COLOURS.map((colour, index) => ({
          value: String(index),
          label: drawing.pens[index] ?? '',
          picture: (
            <svg className="pen" viewBox="0 0 24 24" aria-hidden="true">
              <circle cx="12" cy="12" r="11" fill={colour} />
            </svg>
          ),
        }))}
        chosen={[String(pen)]}
        onChoose={(value) => setPen(Number(value))}
      />
      <Tiles
        legend={drawing.width}
        type="radio"
        name="width"
        tiles={drawing.widths.map((label, index) => ({
          value: String(index),
          label,
          picture: (
            <svg className="pen" viewBox="0 0 24 24" aria-hidden="true">
              <circle cx="12" cy="12" r={3 + index * 4} fill="currentColor" />
            </svg>
          ),
        }))}
        chosen={[String(width)]}
        onChoose={(value) => setWidth(Number(value))}
      />
    </div>
  )
}
